-- Who was a contact on a day gone by is asked of each account as well, and some of these have left since.
drop index accounts.contact_by_account;
create index contact_by_account on accounts.contact (tenant_id, account_id, name, id);
