-- Tells the module of members the names of the vendors that there are.
do $$
declare
    one uuid;
begin
    for one in select id from platform.tenant loop
        execute format('set local app.tenant = %L', one);
        insert into identity.employer (tenant_id, id, name) select tenant_id, id, name from vendors.vendor where tenant_id = one;
    end loop;
end
$$;
