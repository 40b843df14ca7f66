-- The three roles of Perennial. Run once per database, before the first migration, as a superuser or as the database's
-- owner with CREATEROLE:
--   psql -v owner_password=… -v app_password=… -v scheduler_password=… -v database=perennial -f infra/postgres/roles.sql
-- psql quotes the values itself; the launcher binds the same names. The script is idempotent and sets the passwords to the given values.
--
-- perennial_owner      owns schemas and tables, runs migrations, and is itself subject to FORCE ROW LEVEL SECURITY
-- perennial_app        is the role of the servers: it sees the rows of one tenant at a time, owns nothing and bypasses nothing
-- perennial_scheduler  sees the schema of scheduled jobs, and no data of tenants
do $$
declare
    name text;
begin
    foreach name in array array['perennial_owner', 'perennial_app', 'perennial_scheduler'] loop
        if not exists (select from pg_roles where rolname = name) then
            execute format('create role %I', name);
        end if;
        -- Only a superuser can remove these attributes, so any other administrator gets an error.
        if exists (select from pg_roles where rolname = name
                   and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)) then
            raise exception 'the role % has too many attributes: remove them first', name;
        end if;
    end loop;
end
$$;

alter role perennial_owner with login password :'owner_password';
alter role perennial_app with login noinherit password :'app_password';
alter role perennial_scheduler with login noinherit password :'scheduler_password';

alter role perennial_app set statement_timeout = '30s';
alter role perennial_app set idle_in_transaction_session_timeout = '60s';
-- Requests are short and frequent, so a parallel worker does not pay for a page.
alter role perennial_app set max_parallel_workers_per_gather = 0;

revoke all on database :"database" from public;
grant connect, create on database :"database" to perennial_owner;
grant connect on database :"database" to perennial_app, perennial_scheduler;
revoke all on schema public from public;
