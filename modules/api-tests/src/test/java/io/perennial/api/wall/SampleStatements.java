package io.perennial.api.wall;

import java.util.List;

/** Statements that do not name their tenant correctly, and similar ones that do. */
final class SampleStatements {
    private static final String SLICE = "(select * from accounts.account where tenant_id = $1) a";
    private static final String INTO = "insert into accounts.note (tenant_id, id, account_id, text, created_at, updated_at) ";

    static final List<String> UNSOUND = List.of(
            // no condition, or one without effect
            "select * from accounts.account",
            "select * from accounts.account where id = $1",
            "select count(*) from accounts.account where name = '(account.tenant_id = $1)'",
            "select * from accounts.account where tenant_id = $1 or id = $2",
            "select * from accounts.account where tenant_id = $1 or true",
            "select * from accounts.account where (tenant_id = $1 and id = $2) or (tenant_id = $1 and name = $3) or deleted_at is null",
            "select * from accounts.account where not tenant_id = $1",
            "select * from accounts.account where (tenant_id = $1) is not false",
            "select * from accounts.account where case when id = $2 then tenant_id = $1 else true end",
            "select * from accounts.account where tenant_id = tenant_id",
            "select * from accounts.account where tenant_id = id",
            "select * from accounts.account where id = $1 and parent_id = $2",
            "select * from accounts.account where tenant_id <> $1",
            "select * from accounts.account where tenant_id >= $1",
            "select * from accounts.account where tenant_id = any ($1)",
            "select * from accounts.account where tenant_id in ($1, $2)",
            "select * from accounts.account where tenant_id = coalesce($1, tenant_id)",
            "select * from accounts.account where tenant_id::text like $1",
            "select * from accounts.account where tenant_id in (select id from platform.tenant)",
            "select * from accounts.account a join platform.tenant t on t.id = a.tenant_id",
            // relies on the policy or the default
            "select * from accounts.account where tenant_id = platform.tenant()",
            "insert into accounts.note (id, account_id, text, created_at, updated_at) values ($1, $2, $3, $4, $4)",
            "insert into accounts.note (tenant_id, id, account_id, text, created_at, updated_at) values (default, $1, $2, $3, $4, $4)",
            // names the tenant in one place but not in another
            "select id from " + SLICE + " union all select id from accounts.contact",
            "select * from " + SLICE + " join accounts.contact c on c.account_id = a.id",
            "select * from " + SLICE + " left join accounts.contact c on c.account_id = a.id",
            "select * from " + SLICE + ", accounts.contact c where c.tenant_id <> a.tenant_id",
            "select * from " + SLICE + " where exists (select from accounts.contact c where c.account_id = a.id)",
            "select a.*, (select count(*) from accounts.contact c where c.account_id = a.id) from " + SLICE,
            "select a.*, (select count(*) from accounts.contact c where c.tenant_id = a.id and c.account_id = a.id) from " + SLICE,
            "select a.*, (select count(*) from accounts.contact c where c.tenant_id = c.tenant_id and c.account_id = a.id) from " + SLICE,
            "select a.*, (select count(*) from accounts.contact c where c.tenant_id = a.tenant_id and c.account_id = a.id) from accounts.account a",
            "select a.*, (select count(*) from accounts.contact c where c.tenant_id = a.tenant_id or c.account_id = a.id) from " + SLICE,
            "select * from accounts.account a where a.id in (select account_id from accounts.contact where tenant_id = $1)",
            "select * from " + SLICE + " where id not in (select account_id from accounts.contact)",
            "select * from " + SLICE + ", lateral (select * from accounts.contact c where c.account_id = a.id limit 1) c",
            "with c as materialized (select * from accounts.contact) select * from c where tenant_id = $1 and id = $2",
            "with recursive above as (select id, parent_id from " + SLICE
                    + " union all select p.id, p.parent_id from above join accounts.account p on p.id = above.parent_id) select * from above",
            "select * from accounts.live_contact where id = $1",
            "select sum(value) from accounts.usage_point where account_id = $1",
            "select * from accounts.usage_point_2026_01 where account_id = $1",
            "select id from accounts.account where id = $1 for update skip locked",
            // writes
            "update accounts.account set name = $1 where id = $2",
            "update accounts.account set tenant_id = $1 where id = $2",
            "update accounts.account a set name = c.name from accounts.contact c where a.tenant_id = $1 and c.account_id = a.id",
            "update accounts.account a set name = c.name from (select * from accounts.contact where tenant_id = $1) c where c.account_id = a.id",
            "delete from accounts.note where id = $1",
            "delete from accounts.note n using " + SLICE + " where n.account_id = a.id",
            "delete from accounts.note n using accounts.account a where n.tenant_id = $1 and n.account_id = a.id",
            "with gone as (delete from accounts.note where id = $1 returning *) select * from gone",
            "with old as (select id from " + SLICE + ") update accounts.contact c set name = $2 from old where c.account_id = old.id",
            INTO + "select a.id, $1, a.id, $2, $3, $3 from " + SLICE,
            INTO + "select c.tenant_id, $1, c.account_id, $2, $3, $3 from accounts.contact c where c.id = $4",
            INTO + "select platform.tenant(), $1, $1, $2, $3, $3",
            INTO + "values ($1, $2, $3, $4, $5, $5), (default, $6, $7, $8, $9, $9)",
            "insert into records.external_key (kind, system, external_id, record_id, place) values ($1, $2, $3, $4, 0) on conflict (tenant_id, kind, system, external_id) do update set record_id = excluded.record_id",
            "merge into records.external_key k using " + SLICE
                    + " on k.tenant_id = a.tenant_id and k.record_id = a.id and k.tenant_id = $1 when matched then delete",
            // a set whose tenant is a value, which a distributed database would collect on one node
            INTO + "select $1, r.id, r.id, $3, $4, $4 from unnest($2::uuid[]) r (id)",
            INTO + "select '01a2141a-32f5-7243-a4d1-509293adc9d3', r.id, r.id, $2, $3, $3 from unnest($1::uuid[]) r (id)",
            INTO + "select $1, a.id, a.id, $2, $3, $3 from " + SLICE,
            INTO + "select $1, $2, $3, $4, $5, $5 where not exists (select from " + SLICE + ")",
            "with new as (" + INTO + "select $1, r.id, r.id, $3, $4, $4 from unnest($2::uuid[]) r (id) returning id) select * from new",
            // reads a table of no tenant that is not listed as such
            "select * from pg_index",
            "select * from accounts.flyway_history",
            "select name from platform.tenant");

    static final List<String> UNREADABLE = List.of(
            "truncate accounts.note",
            "copy accounts.note to stdout",
            "set app.tenant = '01a2141a-32f5-7243-a4d1-509293adc9d3'",
            "set local app.tenant = ''",
            "set role postgres",
            "call platform.everything()",
            "do $$ begin delete from accounts.note; end $$",
            "select * from accounts.no_such_table where tenant_id = $1");

    static final List<String> SOUND = List.of(
            "select 1",
            "select * from " + SLICE + " where id = $2",
            "select * from accounts.account where id = $1 and $2 = tenant_id and (name = $3 or name = '') and deleted_at is null",
            "select * from accounts.account where tenant_id = '01a2141a-32f5-7243-a4d1-509293adc9d3'",
            "select * from accounts.account where (tenant_id = $1 and id = $2) or (tenant_id = $1 and name = $3)",
            "select * from " + SLICE + " join accounts.contact c on c.tenant_id = a.tenant_id and c.account_id = a.id",
            "select * from " + SLICE + " left join accounts.contact c on c.tenant_id = a.tenant_id and c.account_id = a.id",
            "select a.*, (select count(*) from accounts.contact c where c.tenant_id = a.tenant_id and c.account_id = a.id) from " + SLICE,
            "select * from (select * from accounts.live_contact where tenant_id = $1) c where id = $2",
            "select sum(value) from (select * from accounts.usage_point where tenant_id = $1) p where at >= $2",
            "with c as materialized (select * from accounts.contact where tenant_id = $1) select * from c, platform.tenant_by_name($2)",
            "update accounts.account a set name = c.name from (select * from accounts.contact where tenant_id = $1) c where a.tenant_id = $2 and c.account_id = a.id",
            "delete from accounts.note where tenant_id = $1 and id = any ($2)",
            INTO + "values ($1, $2, $3, $4, $5, $5)",
            INTO + "select a.tenant_id, $2, a.id, $3, $4, $4 from " + SLICE,
            INTO + "select o.tenant_id, r.id, r.id, $3, $4, $4 from (select * from platform.owner where tenant_id = $1) o"
                    + " cross join unnest($2::uuid[]) r (id)",
            "with new as (" + INTO + "values ($1, $2, $3, $4, $5, $5) returning id) select * from new",
            "insert into records.external_key (tenant_id, kind, system, external_id, record_id, place) values ($1, $2, $3, $4, $5, 0) on conflict (tenant_id, kind, system, external_id) do update set record_id = excluded.record_id",
            "set local app.tenant = '01a2141a-32f5-7243-a4d1-509293adc9d3'");

    private SampleStatements() {}
}
