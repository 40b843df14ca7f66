-- Deletes the rows that create.sql, batch.sql and usage.sql have inserted, and all rows about their accounts. Runs as the superuser, past
-- the tenant wall and the rights of the application's role.
begin;
set local session_replication_role = replica;
create temporary table bare on commit drop as
select tenant_id, record_id as account_id from records.external_key where kind = 'accounts' and system = 'bare';
do $$
declare about record;
begin
    for about in
        select c.table_schema, c.table_name
        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.column_name = 'account_id' and t.table_type = 'BASE TABLE' and c.table_schema not like 'pg_%'
    loop
        execute format('delete from %I.%I r using bare b where r.tenant_id = b.tenant_id and r.account_id = b.account_id',
                       about.table_schema, about.table_name);
    end loop;
end $$;
delete from accounts.account a using bare b where a.tenant_id = b.tenant_id and a.id = b.account_id;
delete from records.external_key where kind = 'accounts' and system = 'bare';
delete from accounts.usage_point where key like 'bare-%';
delete from platform.audit where actor = 'bench';
delete from platform.outbox where subject = 'acct_00000000000000000000000000';
commit;
