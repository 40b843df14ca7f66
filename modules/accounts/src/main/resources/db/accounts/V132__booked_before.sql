-- booked: the contract was there before the decision whose next term it is (follows_id). An undo of the decision does not delete it.
alter table accounts.contract add column booked boolean not null default false;
select platform.plain_rest('accounts.contract');
