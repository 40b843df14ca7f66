package io.perennial.platform.sql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    @Test
    void a_slice_is_the_tenants_rows_and_names_become_positions() {
        assertEquals(
                "select * from (select * from gates.gate_2 where tenant_id = ?) g where g.name = ?",
                Statement.of("select * from {gates.gate_2} g where g.name = :name").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select ':name', '{gates.gate}', 'it''s :one'",
        "select \"a:b\" -- :name of {gates.gate}, it's",
        "select 1 /* :name in {gates.gate}\n from gates.gate */",
        "select '{gates.gate}'::text[]"
    })
    void texts_quoted_names_comments_and_casts_are_left_as_they_are(String sql) {
        assertEquals(sql, Statement.of(sql).text());
    }

    @Test
    void a_cast_of_a_name_is_both() {
        assertEquals("select ?::uuid, '2026-01-01'::date", Statement.of("select :id::uuid, '2026-01-01'::date").text());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select * from gates.gate",
        "SELECT * FROM Gates.Gate",
        "select * from gates.gate_2",
        "select * from \"gates\".\"gate\"",
        "select * from gates . gate",
        "select * from only gates.gate",
        "select * from /* all */ gates.gate",
        "select * from -- all\n gates.gate",
        "select * from {gates.gate} g join gates.lock l on l.gate = g.id",
        "select * from {gates.gate} g, gates.lock l",
        "select * from {gates.gate} g, lateral gates.lock l",
        "select * from {gates.gate} where id in (select gate from gates.lock)",
        "select * from (select * from (select 1 from gates.lock) x) y",
        "with l as (select * from gates.lock) select * from l",
        "select (select count(*) from gates.lock)",
        "delete from gates.gate using gates.lock l where tenant_id = :tenant",
        "update gates.gate set a = l.a from gates.lock l where gates.gate.tenant_id = :tenant"
    })
    void a_table_that_is_read_bare_is_refused(String sql) {
        assertThrows(IllegalArgumentException.class, () -> Statement.of(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update gates.gate set name = :name where id = :id",
        "update gates.gate set name = 'tenant_id = :tenant' where id = :id",
        "update gates.gate set name = :name where id = :id -- tenant_id = :tenant",
        "update gates.gate set name = :name where id = :id returning tenant_id",
        "delete from gates.gate where id = :id",
        "delete from only gates.gate",
        "insert into gates.gate (id, name) values (:id, :name)",
        "insert into gates.gate select * from {gates.old} where tenant_id is not null"
    })
    void a_write_that_does_not_say_whose_row_it_is_is_refused(String sql) {
        assertThrows(IllegalArgumentException.class, () -> Statement.of(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "insert into gates.gate (tenant_id, id) values (:tenant, :id) on conflict (tenant_id, id) do update set name = excluded.name",
        "insert into gates.gate as g (tenant_id, id) select tenant_id, id from {gates.old} where true on conflict (tenant_id, id) do update set a = 1 where g.a is distinct from excluded.a",
        "update gates.gate g set name = l.name from {gates.lock} l where g.tenant_id = :tenant and g.id = l.id",
        "delete from gates.gate where tenant_id = :tenant and id = any (:ids)",
        "select l.a, l.b from {gates.gate} l, unnest(l.a, l.b) as x (a, b), gates.every(l.c) order by l.a, l.b",
        "select extract(year from l.at), coalesce(l.a, l.b) from {gates.gate} l where l.a is distinct from l.b for update skip locked",
        "with x as (select 1 as a) select x.a from x, x as y where x.a = y.a"
    })
    void a_sound_statement_is_taken(String sql) {
        assertDoesNotThrow(() -> Statement.of(sql));
    }
}
