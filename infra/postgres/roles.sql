-- The three roles of Perennial. Run once per database, as a superuser or a role with CREATEROLE, before the first migration:
--   psql -v owner_password=… -v app_password=… -v scheduler_password=… -v database=perennial -f infra/postgres/roles.sql
-- psql quotes the values itself; the launcher binds the same names. Safe to run again: passwords are set to what is given.
--
-- perennial_owner      owns schemas and tables, runs migrations, and is itself held by FORCE ROW LEVEL SECURITY
-- perennial_app        what the servers log in as: rows of one tenant at a time, owns nothing, bypasses nothing
-- perennial_scheduler  sees the schema of scheduled jobs and no tenant's data
do $$
begin
    if not exists (select from pg_roles where rolname = 'perennial_owner') then create role perennial_owner; end if;
    if not exists (select from pg_roles where rolname = 'perennial_app') then create role perennial_app; end if;
    if not exists (select from pg_roles where rolname = 'perennial_scheduler') then create role perennial_scheduler; end if;
end
$$;

alter role perennial_owner with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password :'owner_password';
alter role perennial_app with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit password :'app_password';
alter role perennial_scheduler with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication noinherit password :'scheduler_password';

alter role perennial_app set statement_timeout = '30s';
alter role perennial_app set idle_in_transaction_session_timeout = '60s';

revoke all on database :"database" from public;
grant connect, create on database :"database" to perennial_owner;
grant connect on database :"database" to perennial_app, perennial_scheduler;
revoke all on schema public from public;
