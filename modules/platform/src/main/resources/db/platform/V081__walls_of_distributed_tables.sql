-- Where the tables are distributed over several nodes (Citus), a new table is distributed before its row-level security is enabled, which
-- would hide its rows from the copy. A partition follows its table. Until infra/citus/distribute.sql has run, no table is distributed.
create or replace function platform.wall(walled regclass, app_may text default 'select, insert, update, delete') returns void
    language plpgsql
as
$$
declare
    distributed boolean := false;
begin
    if exists (select from pg_extension where extname = 'citus') then
        execute 'select exists (select from pg_dist_partition where logicalrelid = $1)' into distributed using 'platform.owner'::regclass;
    end if;
    if distributed and not (select relispartition from pg_class where oid = walled) then
        execute 'select create_distributed_table($1, ''tenant_id'', colocate_with => ''platform.owner'')' using walled;
    end if;
    execute format('alter table %s enable row level security', walled);
    execute format('alter table %s force row level security', walled);
    execute format(
        'create policy wall on %s using (tenant_id = platform.tenant()) with check (tenant_id = platform.tenant())', walled);
    execute format('revoke all on %s from public', walled);
    execute format('grant %s on %s to perennial_app', app_may, walled);
end
$$;
