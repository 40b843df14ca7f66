-- No list sorts by the name itself since names have sort keys (V060), so each write maintained these for nobody. A server of the release
-- before V060 would sort a whole tenant's names for a page.
drop index accounts.account_by_name;
drop index accounts.contact_by_name;
