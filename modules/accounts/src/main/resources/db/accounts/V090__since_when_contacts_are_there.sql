-- since: the day from which a contact has had its role, if somebody says so: a contact is often typed in or imported long after it came.
-- Without it, the day on which the contact was written counts.
alter table accounts.contact add column since date check (isfinite(since));

-- The definition names tables without their schema where the search path has it.
do $$
begin
    execute 'create or replace view accounts.live_contact with (security_invoker) as '
        || regexp_replace(pg_get_viewdef('accounts.live_contact'::regclass), '\sFROM (\(*(?:accounts\.)?contact c\M)', ', c.since FROM \1');
end
$$;

create or replace view accounts.every_contact with (security_invoker) as
select tenant_id, id, account_id, role, created_at, deleted_at, since from accounts.contact;

select platform.plain_rest(one) from unnest(array['accounts.contact', 'accounts.live_contact', 'accounts.every_contact']::regclass[]) one;
