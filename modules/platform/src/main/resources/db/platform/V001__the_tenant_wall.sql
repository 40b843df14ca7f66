-- The wall: every tenant's row carries tenant_id, and the database refuses what does not.
-- (Flyway has made the module's schema, which also keeps its history.)
create schema jobs;
grant usage on schema platform to perennial_app;
grant usage on schema jobs to perennial_scheduler;

-- The tenant of this transaction. Without one it fails: after SET LOCAL has ended the setting is an empty
-- string, which is no uuid, so there is no state in which a statement sees rows of "no tenant".
create function platform.tenant() returns uuid
    language sql stable parallel safe
    return current_setting('app.tenant')::uuid;
revoke all on function platform.tenant() from public;
grant execute on function platform.tenant() to perennial_app;

-- Walls a table (or each partition of one): row-level security for everyone, the owner included, and the
-- application's grants. Call it once for each table, right after creating it.
create function platform.wall(walled regclass, app_may text default 'select, insert, update, delete') returns void
    language plpgsql
as
$$
begin
    execute format('alter table %s enable row level security', walled);
    execute format('alter table %s force row level security', walled);
    execute format(
        'create policy wall on %s using (tenant_id = platform.tenant()) with check (tenant_id = platform.tenant())', walled);
    execute format('revoke all on %s from public', walled);
    execute format('grant %s on %s to perennial_app', app_may, walled);
end
$$;
revoke all on function platform.wall(regclass, text) from public;

-- The catalogue of tenants. It holds no tenant's data: a name to log in by and whether work may be done.
create table platform.tenant (
    id           uuid primary key,
    name         text        not null unique check (name ~ '^[a-z][a-z0-9]{1,30}$'),
    zone         text        not null,
    suspended_at timestamptz
);
grant select on platform.tenant to perennial_app;
