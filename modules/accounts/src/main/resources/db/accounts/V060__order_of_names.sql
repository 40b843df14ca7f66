-- The sort key of a name, made by the application in the tenant's language, and compared byte by byte. A new column with a constant default
-- changes no row: the job order-names makes the key of each name that has none. So a statement in sets that writes names empties their keys.
alter table accounts.account add column name_key bytea not null default '' check (length(name_key) <= 500);
alter table accounts.contact add column name_key bytea not null default '' check (length(name_key) <= 500);

create index account_by_name_key on accounts.account (tenant_id, name_key, id) where deleted_at is null;
create index contact_by_name_key on accounts.contact (tenant_id, name_key, id) where deleted_at is null;

-- The definition names tables without their schema where the search path has it.
do $$
begin
    execute 'create or replace view accounts.live_account with (security_invoker) as '
        || regexp_replace(pg_get_viewdef('accounts.live_account'::regclass), '\sFROM (\(*(?:accounts\.)?account a\M)', ', a.name_key FROM \1');
    execute 'create or replace view accounts.live_contact with (security_invoker) as '
        || regexp_replace(pg_get_viewdef('accounts.live_contact'::regclass), '\sFROM (\(*(?:accounts\.)?contact c\M)', ', c.name_key FROM \1');
end
$$;

select platform.field_class('accounts.contact', 'person_names', 'name_key');
select platform.field_class('accounts.live_contact', 'person_names', 'name_key');
select platform.field_class('accounts.live_account', 'plain', 'name_key');
select platform.plain_rest('accounts.account');
