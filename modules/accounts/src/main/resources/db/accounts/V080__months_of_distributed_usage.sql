-- A distributed database checks the default of tenant_id where it creates a partition, so a tenant must be set: nobody.
create or replace function accounts.prepare_usage_months() returns void
    language plpgsql set timezone = 'UTC'
as
$$
declare
    month     timestamptz;
    partition text;
begin
    execute format('set local app.tenant = %L', '00000000-0000-0000-0000-000000000000');
    for month in select generate_series('2015-01-01'::timestamptz, now() + interval '24 months', interval '1 month') loop
        partition := 'accounts.usage_point_' || to_char(month, 'YYYY_MM');
        continue when to_regclass(partition) is not null;
        execute format('create table %s partition of accounts.usage_point for values from (%L) to (%L)',
                       partition, month, month + interval '1 month');
        perform platform.wall(partition::regclass, 'select');
    end loop;
end
$$;
