-- Who sees an account by its segment sees by it what belongs to the account.
create or replace view accounts.live_contact with (security_invoker) as
select c.*, a.owner_id as account_owner_id, a.segment as account_segment
from accounts.contact c
join accounts.account a on a.tenant_id = c.tenant_id and a.id = c.account_id
where c.deleted_at is null and a.deleted_at is null;

create or replace view accounts.live_note with (security_invoker) as
select n.*, a.owner_id as account_owner_id, a.segment as account_segment
from accounts.note n
join accounts.account a on a.tenant_id = n.tenant_id and a.id = n.account_id
where n.deleted_at is null and a.deleted_at is null;

create or replace view accounts.live_contract with (security_invoker) as
select c.*, a.owner_id as account_owner_id, a.segment as account_segment
from accounts.contract c
join accounts.account a on a.tenant_id = c.tenant_id and a.id = c.account_id
where c.deleted_at is null and a.deleted_at is null;

create index account_by_segment on accounts.account (tenant_id, segment, id) where deleted_at is null;

-- What the sender of an import saw, null where it was all. own_accounts_of stays the sender wherever it was not: a server of the
-- previous release then goes on with the sender's own accounts only, never with more.
alter table accounts.import add column sight jsonb check (jsonb_typeof(sight) = 'object');
