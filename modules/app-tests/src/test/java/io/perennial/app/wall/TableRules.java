package io.perennial.app.wall;

import static io.perennial.app.wall.CatalogueRule.rule;

import java.util.List;

/** Rules for tables, keys, views and functions. */
final class TableRules {
    static final List<CatalogueRule> ALL = List.of(
            rule("row-level security is enabled and forced on every table and every partition",
                    """
                    select name from walled w
                    where not relrowsecurity
                       or not relforcerowsecurity and not exists (select from function f where f.prosecdef and f.proowner = w.relowner
                                                                  and w.name like '%\\_search'
                                                                  and f.name = replace(replace(w.name, '_search', ''), '.', '.found_'))
                    """,
                    "alter table accounts.account disable row level security",
                    "alter table accounts.account no force row level security",
                    "create table accounts.forgotten (tenant_id uuid not null default platform.tenant(), id uuid, primary key (tenant_id, id))",
                    Planted.PARTITIONED + "create table accounts.parted_1 partition of accounts.parted for values from (1) to (2)"),
            rule("a table has exactly one policy that opens it, the wall, and it says the same on reading and writing",
                    """
                    select name from walled w
                    where (select count(*) from pg_policy where polrelid = w.oid and polpermissive) <> 1
                       or not exists (select from pg_policy p
                                      where p.polrelid = w.oid and p.polname = 'wall' and p.polpermissive and p.polcmd = '*' and p.polroles = '{0}'
                                        and pg_get_expr(p.polqual, p.polrelid) = '(tenant_id = platform.tenant())'
                                        and pg_get_expr(p.polwithcheck, p.polrelid) = '(tenant_id = platform.tenant())')
                    """,
                    "drop policy wall on accounts.account",
                    "create policy gate on accounts.account for select using (true)",
                    "alter policy wall on accounts.account using (true)",
                    "alter policy wall on accounts.account with check (true)",
                    "alter policy wall on accounts.account to perennial_app",
                    "alter policy wall on accounts.account using (tenant_id = platform.tenant() or deleted_at is not null)"),
            rule("tenant_id is a uuid, never null, and by default the transaction's own",
                    """
                    select name from walled w
                    where not exists (select from tenant_column a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                                      where a.attrelid = w.oid and a.atttypid = 'uuid'::regtype and a.attnotnull
                                        and pg_get_expr(d.adbin, d.adrelid) = 'platform.tenant()')
                    """,
                    "alter table accounts.account alter tenant_id drop default",
                    "alter table accounts.account alter tenant_id set default '00000000-0000-0000-0000-000000000000'",
                    "create table accounts.nobodys (id uuid primary key)",
                    "create table accounts.loose (tenant_id uuid default platform.tenant(), id uuid)"),
            rule("a primary key begins with tenant_id",
                    """
                    select name from walled w
                    where not exists (select from pg_constraint k join tenant_column a on a.attrelid = w.oid and a.attnum = k.conkey[1]
                                      where k.conrelid = w.oid and k.contype = 'p')
                    """,
                    "create table accounts.keyless (tenant_id uuid not null default platform.tenant())",
                    "create table accounts.keyed (tenant_id uuid not null default platform.tenant(), id uuid primary key)",
                    "create table accounts.turned (tenant_id uuid not null default platform.tenant(), id uuid, primary key (id, tenant_id))"),
            rule("what is unique is so within a tenant",
                    """
                    select i.indexrelid::regclass::text from pg_index i join walled w on w.oid = i.indrelid
                    where i.indisunique and not exists (select from tenant_column a where a.attrelid = w.oid and a.attnum = i.indkey[0])
                    union all
                    select w.name || ' ' || k.conname from pg_constraint k join walled w on w.oid = k.conrelid
                    where k.contype = 'x' and not exists (select from tenant_column a where a.attrelid = w.oid and a.attnum = any (k.conkey))
                    """,
                    Planted.EMPTY + "create unique index on accounts.empty (name)",
                    Planted.EMPTY + "create unique index on accounts.empty (lower(name), tenant_id)",
                    Planted.EMPTY + "alter table accounts.empty add unique (name, tenant_id)",
                    Planted.EMPTY + "alter table accounts.empty add exclude using btree (name with =)"),
            rule("a reference between tables carries the tenant, and none leads out to what no tenant owns",
                    """
                    select k.conrelid::regclass || ' ' || k.conname from pg_constraint k
                    where k.contype = 'f' and (exists (select from walled where oid = k.conrelid) or exists (select from walled where oid = k.confrelid))
                      and not exists (select from unnest(k.conkey, k.confkey) as pair (here, there)
                                      join tenant_column a on a.attrelid = k.conrelid and a.attnum = pair.here
                                      join tenant_column b on b.attrelid = k.confrelid and b.attnum = pair.there
                                      where exists (select from walled where oid = k.confrelid))
                    """,
                    "alter table platform.outbox add foreign key (tenant_id) references platform.tenant (id)",
                    Planted.EMPTY
                            + "alter table accounts.empty add unique (id); alter table accounts.empty add foreign key (parent_id) references accounts.empty (id)"),
            rule("a view sees with its reader's eyes and shows whose each row is",
                    """
                    select name from relation v where relkind = 'v'
                      and (not coalesce('security_invoker=true' = any (reloptions) or 'security_invoker=on' = any (reloptions), false)
                           or not exists (select from tenant_column where attrelid = v.oid))
                    """,
                    "create view accounts.peephole as select * from accounts.account",
                    "create view accounts.peephole with (security_invoker = false) as select * from accounts.account",
                    "create view accounts.names with (security_invoker) as select name from accounts.account",
                    "alter view accounts.live_account reset (security_invoker)"),
            rule("nothing keeps copies that no policy guards",
                    "select name from relation where relkind in ('m', 'f')",
                    "create materialized view accounts.copied as select 1 as one"),
            rule("no function borrows its owner's rights unless it names the tenant itself",
                    """
                    select name from function where prosecdef and prosrc !~ 'tenant_id\\s*=\\s*platform\\.tenant\\(\\)'
                      and name not in ('platform.tenant_by_name', 'platform.tenant_by_id', 'jobs.active_tenants', 'jobs.tenant_origins',
                                       'jobs.analyse_grown')
                    """,
                    "create function accounts.lent() returns bigint language sql security definer as 'select count(*) from accounts.account'",
                    "alter function platform.tenant() security definer"),
            // A distributed database runs an immutable function where the rows are. These are called alone, on one node: the setting of the
            // policy, what asks the catalogue of tenants, what migrations call, and the job that has grown tables analysed.
            rule("a function is immutable unless it is called alone",
                    """
                    select name from function f
                    where provolatile <> 'i' and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
                      and name not in ('platform.tenant', 'platform.tenant_by_name', 'platform.tenant_by_id', 'jobs.active_tenants',
                                       'jobs.tenant_origins', 'platform.wall', 'platform.field_class', 'platform.plain_rest',
                                       'accounts.prepare_usage_months', 'jobs.analyse_grown', 'records.searchable', 'records.finder')
                      and f.name not like '%.found\\_%'
                    """,
                    "create function accounts.later(day date) returns date language sql stable as 'select day + 1'",
                    "create function accounts.chance() returns float language sql as 'select random()'",
                    "alter function accounts.half_even(numeric, integer) stable"),
            rule("no function may be called by just anyone",
                    """
                    select name from function f
                    where has_function_privilege('public', f.oid, 'execute')
                      and not exists (select from pg_depend d where d.objid = f.oid and d.deptype = 'e')
                    """,
                    "create function accounts.open() returns integer language sql as 'select 1'"),
            rule("no extension is there that could reach around the wall",
                    "select extname from pg_extension where extname not in ('plpgsql', 'btree_gist', 'btree_gin', 'pg_trgm')",
                    "create extension pg_stat_statements"),
            rule("no code runs beside the statements: no triggers, no rewriting rules",
                    """
                    select w.name || ' ' || t.tgname from pg_trigger t join walled w on w.oid = t.tgrelid where not t.tgisinternal
                    union all
                    select r.name || ' ' || w.rulename from pg_rewrite w join relation r on r.oid = w.ev_class where w.rulename <> '_RETURN'
                    union all
                    select evtname from pg_event_trigger
                    """,
                    "create trigger t before update on accounts.account for each row execute function suppress_redundant_updates_trigger()",
                    "create rule r as on delete to accounts.account do instead nothing"),
            rule("no sequence counts for all tenants at once",
                    "select name from relation where relkind = 'S'",
                    "create sequence accounts.ticket",
                    "alter table accounts.account add number bigint generated always as identity"));

    private TableRules() {}

    private static final class Planted {
        static final String EMPTY = """
                create table accounts.empty (
                    tenant_id uuid not null default platform.tenant(), id uuid, parent_id uuid, name text, primary key (tenant_id, id));
                """;
        static final String PARTITIONED = """
                create table accounts.parted (tenant_id uuid not null default platform.tenant(), month int, primary key (tenant_id, month))
                    partition by range (month);
                select platform.wall('accounts.parted');
                """;
    }
}
