package io.perennial.api.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ShardTextTest {
    private static final String UPSERT = "insert into a.b as b (tenant_id, at) values ($1, $2) on conflict (tenant_id) do update set at = ";

    static final List<String> UNSOUND = List.of(
            "delete from a.b where tenant_id = $1 and (c, d) in (select c, d from a.e where tenant_id = $1)",
            "DELETE FROM a.b WHERE tenant_id = $1 AND (c, d) NOT IN\n    ( SELECT c, d FROM a.e WHERE tenant_id = $1)",
            "update a.b set x = 1 where tenant_id = $1 and exists (select from a.e where (lower(c), d) in (select c, d from a.f))",
            "delete from a.b where tenant_id = $1 and (c, d) in (with e as (select 1) select c, d from e)",
            "update a.b set x = case y when 'z' then 1 end where tenant_id = $1",
            "with c as (select case x when 1 then 2 end from a.b) delete from a.b where tenant_id = $1",
            "with c as (select 1) insert into a.b (tenant_id) select tenant_id from c",
            "-- first\nwith c as (select 1), d as (update a.b set x = 1 where tenant_id = $1) insert into a.b (tenant_id) select tenant_id from c",
            UPSERT + "b.at + interval '1 day'",
            UPSERT + "greatest(excluded.at, b.at - interval '1 day')",
            UPSERT + "b.at + $3::interval",
            "with k as (" + UPSERT + "b.at + make_interval(days => 1) returning at) select * from k",
            "update a.b set x = gen_random_uuid() where tenant_id = $1",
            "insert into a.b (tenant_id, at) select tenant_id, clock_timestamp() from a.c where tenant_id = $1",
            "select set_config('app.tenant', $1, true)");

    static final List<String> SOUND = List.of(
            "select case x when 1 then 2 end from a.b where (c, d) in (select c, d from a.e)",
            "with c as (select 1) select * from c",
            "delete from a.b b using (select c, d from a.e where tenant_id = $1) e where b.tenant_id = $1 and b.c = e.c and b.d = e.d",
            "delete from a.b where tenant_id = $1 and c in (select c from a.e where tenant_id = $1)",
            "delete from a.b where tenant_id = $1 and (c in (select c from a.e where tenant_id = $1))",
            "update a.b set x = case when y = 'case y when z' then 1 end where tenant_id = $1",
            "insert into a.b (tenant_id) with c as (select 1) select tenant_id from c",
            "with k as (insert into a.b (tenant_id, c) values ($1, $2) returning c) select c from k",
            UPSERT + "(b.at at time zone 'UTC' + interval '1 day') at time zone 'UTC'",
            "with k as (" + UPSERT + "excluded.at returning at) select at + interval '1 day' from k",
            "select 1 /* update a.b set x = random() */");

    @ParameterizedTest
    @FieldSource("UNSOUND")
    void what_a_distributed_database_refuses_is_found(String statement) {
        assertNotEquals(List.of(), ShardText.complaints(statement));
    }

    @ParameterizedTest
    @FieldSource("SOUND")
    void what_it_routes_is_not(String statement) {
        assertEquals(List.of(), ShardText.complaints(statement));
    }
}
