package io.perennial.app.wall;

import static io.perennial.app.wall.CatalogueRule.rule;

import java.util.List;

/** Rules for the privileges of the roles of servers and of the scheduler. */
final class RoleRules {
    static final List<CatalogueRule> ALL = List.of(
            rule("a server's roles, and the owner of the tables, are nobody in particular",
                    """
                    select rolname from pg_roles where rolname like 'perennial%'
                      and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)
                    """,
                    "alter role perennial_app bypassrls",
                    "alter role perennial_app superuser",
                    "alter role perennial_app createdb",
                    "alter role perennial_app createrole",
                    "alter role perennial_owner bypassrls",
                    "alter role perennial_scheduler replication"),
            rule("a server's roles are members of no other, and nobody is a member of the owner",
                    """
                    select r.rolname || ' in ' || m.roleid::regrole from pg_auth_members m join pg_roles r on r.oid = m.member
                    where r.rolname in ('perennial_app', 'perennial_scheduler')
                       or (m.roleid::regrole::text like 'perennial%' and r.rolname <> 'postgres')
                    """,
                    "grant perennial_owner to perennial_app",
                    "grant pg_read_all_data to perennial_app",
                    "grant pg_signal_backend to perennial_scheduler",
                    "grant perennial_app to perennial_scheduler"),
            rule("a server's roles own nothing",
                    """
                    select refobjid::regrole || ' owns ' || pg_describe_object(classid, objid, 0) from pg_shdepend
                    where deptype = 'o' and refclassid = 'pg_authid'::regclass
                      and refobjid::regrole::text in ('perennial_app', 'perennial_scheduler')
                    """,
                    "alter table accounts.account owner to perennial_app",
                    "alter view accounts.live_account owner to perennial_app",
                    "alter function platform.tenant() owner to perennial_app",
                    "create schema drawer authorization perennial_scheduler"),
            rule("the application reads and writes rows, and does nothing else to a table",
                    """
                    select r.name || ' ' || may from relation r, unnest(array['truncate', 'references', 'trigger', 'maintain']) as may
                    where r.relkind in ('r', 'p', 'v', 'm', 'f')
                      and (has_table_privilege('perennial_app', r.oid, may)
                           or may = 'references' and has_any_column_privilege('perennial_app', r.oid, may))
                    """,
                    "grant truncate on accounts.account to perennial_app",
                    "grant references on accounts.account to perennial_app",
                    "grant references (name) on accounts.account to perennial_app",
                    "grant trigger on accounts.account to perennial_app",
                    "grant maintain on accounts.account to public"),
            rule("the application makes nothing in the database, not even for a while",
                    """
                    select nspname from our_schema where has_schema_privilege('perennial_app', oid, 'create')
                    union all
                    select may from unnest(array['create', 'temporary']) as may where has_database_privilege('perennial_app', current_database(), may)
                    """,
                    "grant create on schema accounts to perennial_app",
                    "grant create on schema public to public",
                    "do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$",
                    "do $$ begin execute format('grant create on database %I to perennial_app', current_database()); end $$"),
            rule("nothing is granted to everybody, to strangers, or onwards",
                    """
                    select r.name || ' ' || a.privilege_type || ' to ' || case a.grantee when 0 then 'public' else a.grantee::regrole::text end
                    from relation r, aclexplode(r.relacl) a
                    where a.grantee <> r.relowner
                      and (a.grantee = 0 or a.is_grantable or a.grantee::regrole::text not in ('perennial_app', 'perennial_scheduler'))
                    union all
                    select 'default ' || defaclobjtype::text from pg_default_acl
                    """,
                    "grant select on accounts.account to public",
                    "grant select on accounts.account to perennial_app with grant option",
                    "create role passer_by; grant select on accounts.account to passer_by",
                    "alter default privileges in schema accounts grant select on tables to perennial_app"),
            rule("the application touches nothing that no tenant owns, not even the catalogue of tenants, which would name them all",
                    """
                    select t.name || ' ' || may from tenant_free t, unnest(array['select', 'insert', 'update', 'delete']) as may
                    where has_table_privilege('perennial_app', t.oid, may)
                       or may <> 'delete' and has_any_column_privilege('perennial_app', t.oid, may)
                    union all
                    select name || ' execute' from function where name like 'jobs.%' and has_function_privilege('perennial_app', oid, 'execute')
                    """,
                    "grant insert on platform.tenant to perennial_app",
                    "grant select on platform.tenant to perennial_app",
                    "grant select (id) on platform.tenant to perennial_app",
                    "grant execute on function jobs.active_tenants() to perennial_app",
                    "grant update (suspended_at) on platform.tenant to perennial_app",
                    "grant select on jobs.scheduled_tasks to perennial_app",
                    "grant select on accounts.flyway_history to perennial_app"),
            rule("the scheduler sees the schema of jobs, which hands out the tenants' ids, and nothing else",
                    """
                    select nspname from our_schema
                    where nspname <> 'jobs' and has_schema_privilege('perennial_scheduler', oid, 'usage')
                       or has_schema_privilege('perennial_scheduler', oid, 'create')
                    union all
                    select name from relation
                    where relkind in ('r', 'p', 'v', 'm', 'f') and name not like 'jobs.%'
                      and (has_any_column_privilege('perennial_scheduler', oid, 'select, insert, update, references')
                           or has_table_privilege('perennial_scheduler', oid, 'delete, truncate, trigger, maintain'))
                    union all
                    select name from function f where name not like 'jobs.%' and has_function_privilege('perennial_scheduler', oid, 'execute')
                      and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
                    union all
                    select may from unnest(array['create', 'temporary']) as may where has_database_privilege('perennial_scheduler', current_database(), may)
                    """,
                    "grant usage on schema accounts to perennial_scheduler",
                    "grant select (name) on accounts.account to perennial_scheduler",
                    "grant delete on platform.tenant to perennial_scheduler",
                    "grant execute on function platform.tenant() to perennial_scheduler",
                    "grant execute on function platform.tenant_by_name(text) to perennial_scheduler",
                    "grant create on schema jobs to perennial_scheduler"));

    private RoleRules() {}
}
