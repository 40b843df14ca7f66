-- Writes the owners that are missing: of tenants that the previous release has added, and of nobody. A test stops before the table is there.
do $$
declare
    one uuid;
begin
    if to_regclass('platform.owner') is null then
        return;
    end if;
    for one in select id from platform.tenant union all select '00000000-0000-0000-0000-000000000000' loop
        execute format('set local app.tenant = %L', one);
        insert into platform.owner (tenant_id) values (one) on conflict do nothing;
    end loop;
end
$$;
