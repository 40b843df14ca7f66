-- The functions that find, as records.finder makes them now.
select records.finder('accounts.account', true);
select records.finder('accounts.contact', true);
select records.finder('accounts.contract', true);
select records.finder('accounts.note', false);
