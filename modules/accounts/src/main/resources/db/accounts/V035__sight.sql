-- Who sees an account by its segment sees by it what belongs to the account. The views stay as they are and get one more column.
do $$
declare
    one regclass;
begin
    foreach one in array array['accounts.live_contact', 'accounts.live_note', 'accounts.live_contract']::regclass[] loop
        execute format('create or replace view %s with (security_invoker) as %s', one,
                       replace(pg_get_viewdef(one), 'a.owner_id AS account_owner_id', 'a.owner_id AS account_owner_id, a.segment AS account_segment'));
    end loop;
end
$$;

create index account_by_segment on accounts.account (tenant_id, segment, id) where deleted_at is null;

-- What the sender of an import saw, null where it was everything. own_accounts_of stays the sender where it was not all accounts: a server
-- of the previous release then goes on with the sender's own accounts only, never with more.
alter table accounts.import add column sight jsonb check (jsonb_typeof(sight) = 'object');
