-- A caller who sees an account by its segment also sees the records of the account. Each view gets one more column for that.
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

-- The sight of the sender of an import; null for all accounts. If it is not all accounts, own_accounts_of is the sender. A server of the
-- previous release then continues with the sender's own accounts only, never with more.
alter table accounts.import add column sight jsonb check (jsonb_typeof(sight) = 'object');
