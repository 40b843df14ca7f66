package io.perennial.platform.sql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.call.Sight;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which reads of accounts' records are allowed, and how they are expanded for each caller. */
class SlicesTest {
    private static final Slices SLICES = new Slices(List.of(new DeclaredSlices() {
        @Override
        public List<Slice> slices() {
            return List.of(
                    Slice.ofAccounts("gates.visible_gate", "gates.gate", "owner_id", "segment"),
                    Slice.through("gates.visible_lock", "gates.lock", "gate_id", "gates.visible_gate"),
                    Slice.ofMembers("gates.visible_duty", "gates.duty", "member_id"),
                    Slice.ofWork("gates.visible_repair", "gates.repair", "asked_by", "sight"));
        }

        @Override
        public Set<String> others() {
            return Set.of("gates.hinge");
        }
    }));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALL                | ''
            NONE               | ' and ?::uuid is null'
            OWNER              | ' and owner_id = ?'
            OWNERS             | ' and owner_id = any (?)'
            SEGMENTS           | ' and segment = any (?)'
            OWNERS_OR_SEGMENTS | ' and (owner_id = any (?) or segment = any (?))'
            VENDOR             | ' and ?::uuid is null'
            """)
    void a_slice_is_what_the_caller_sees_and_for_who_sees_all_nothing_is_asked(Sight.Shape shape, String condition) {
        assertEquals("select * from (select * from gates.gate where tenant_id = ?" + condition + ") g",
                text("select * from {gates.visible_gate} g", shape));
    }

    @Test
    void what_belongs_to_a_seen_row_is_seen_through_it() {
        assertEquals("select * from (select * from gates.lock where tenant_id = ?) l",
                text("select * from {gates.visible_lock} l", Sight.Shape.ALL));
        assertEquals("select * from (select * from gates.lock where tenant_id = ? and gate_id in"
                + " (select id from (select * from gates.gate where tenant_id = ? and owner_id = ?) parent)) l",
                text("select * from {gates.visible_lock} l", Sight.Shape.OWNER));
    }

    @Test
    void a_module_above_adds_rows_to_a_slice_for_who_does_not_see_all() {
        var wider = new Slices(List.of(new DeclaredSlices() {
            @Override
            public List<Slice> slices() {
                return List.of(Slice.ofAccounts("gates.visible_gate", "gates.gate", "owner_id", "segment"));
            }

            @Override
            public Set<String> others() {
                return Set.of();
            }

            @Override
            public java.util.Map<String, String> additions() {
                return java.util.Map.of("gates.visible_gate", "open");
            }
        }));

        var gates = wider.all().getFirst();
        assertEquals("true", gates.condition().apply(Sight.Shape.ALL));
        assertEquals("(owner_id = :sightOwner or open)", gates.condition().apply(Sight.Shape.OWNER));
    }

    @Test
    void a_record_without_an_account_has_a_slice_of_its_own() {
        assertEquals("select 1 from (select * from gates.duty where tenant_id = ? and member_id = ?) d",
                text("select 1 from {gates.visible_duty} d", Sight.Shape.SEGMENTS));
        assertEquals("select 1 from (select * from gates.duty where tenant_id = ? and (member_id = ? or member_id = any (?))) d",
                text("select 1 from {gates.visible_duty} d", Sight.Shape.OWNERS));
        assertEquals("select 1 from (select * from gates.repair where tenant_id = ? and asked_by = ?"
                + " and coalesce(sight, jsonb_build_object('owners', jsonb_build_array(asked_by))) <@ ?::jsonb) r",
                text("select 1 from {gates.visible_repair} r", Sight.Shape.OWNER));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select * from {gates.gate}",
        "select * from {gates.hinge}",
        "select * from {gates.visible_gate} g join {gates.hinge} h on h.gate_id = g.id",
        "select * from {joined gates.hinge}",
        "select * from {joined gates.hinge} h join {joined gates.lock} l on l.id = h.lock_id",
        "select '{gates.visible_gate}' from {joined gates.hinge} -- {gates.visible_gate}",
        "select * from {whole gates.paint}",
        "select * from {gates.visible_gate} where owner_id = :sightOwner"
    })
    void what_belongs_to_accounts_is_read_by_a_right_or_not_at_all(String sql) {
        for (var shape : Sight.Shape.values()) assertThrows(IllegalArgumentException.class, () -> text(sql, shape), shape::name);
    }

    @ParameterizedTest
    @EnumSource(Sight.Shape.class)
    void rows_are_joined_to_seen_ones_and_looked_at_beyond_sight_by_anybody(Sight.Shape shape) {
        assertDoesNotThrow(() -> text("select * from {gates.visible_gate} g join {joined gates.hinge} h on h.gate_id = g.id", shape));
        assertDoesNotThrow(() -> text("select count(*) from {beyond gates.gate}", shape));
        assertDoesNotThrow(() -> text("select * from {gates.paint}", shape));
    }

    @ParameterizedTest
    @EnumSource(value = Sight.Shape.class, mode = EnumSource.Mode.EXCLUDE, names = "ALL")
    void the_whole_tenant_is_for_calls_that_see_everything(Sight.Shape shape) {
        assertEquals("select * from (select * from gates.gate where tenant_id = ?)",
                text("select * from {whole gates.gate}", Sight.Shape.ALL));
        assertThrows(IllegalStateException.class, () -> text("select * from {whole gates.gate}", shape));
    }

    @Test
    void closed_columns_are_selected_without_their_values_but_beyond_sight() {
        var seen = new Slices.Seen(Sight.Shape.OWNER, relation -> relation.equals("gates.gate") ? "id, null as price" : "*");

        assertEquals("select * from (select id, null as price from gates.gate where tenant_id = ? and owner_id = ?) g",
                Statement.of("select * from {gates.visible_gate} g", SLICES, seen).text());
        assertEquals("select * from (select * from gates.gate where tenant_id = ?) g",
                Statement.of("select * from {beyond gates.gate} g", SLICES, seen).text());
    }

    @Test
    void a_vendor_sees_what_grants_name_and_of_it_the_classes_that_they_open() {
        var granting = new Slices(List.of(new DeclaredSlices() {
            @Override
            public List<Slice> slices() {
                return List.of(Slice.ofAccounts("gates.visible_gate", "gates.gate", "owner_id", "segment").or("open"));
            }

            @Override
            public Set<String> others() {
                return Set.of();
            }

            @Override
            public java.util.Map<String, String> granted() {
                return java.util.Map.of("gates.gate", "select k.opens from {gates.key} k where k.gate_id = base.id");
            }

            @Override
            public List<Hidden> hidden() {
                return List.of(new Hidden("gates.gate", "owner_id", "not exists (select from {gates.key} k)", "null", List.of()),
                        new Hidden("gates.key", "owner_id", "true", "null", List.of()));
            }
        }));
        var seen = new Slices.Seen(Sight.Shape.VENDOR, _ -> "id",
                (_, hidden) -> hidden.isEmpty() ? "id" : "base.id" + hidden.stream().map(Hidden::when).toList());
        var expected =
                "(select base.id[not exists (select from (select id from gates.key where tenant_id = ?) k)] from gates.gate base cross join lateral (select count(*) as reasons, ";

        for (var name : List.of("{gates.visible_gate}", "{gates.visible_gate} g join {joined gates.gate}"))
            assertTrue(Statement.of("select * from " + name + " x", granting, seen).text().contains(expected), name);
        var text = Statement.of("select * from {gates.visible_gate} g", granting, seen).text();
        assertTrue(
                text.contains(
                        "from (select k.opens from (select id from gates.key where tenant_id = ?) k where k.gate_id = base.id) reason"),
                text);
        assertFalse(text.contains("open)"), text);
    }

    @Test
    void only_a_vendor_is_told_what_is_closed_in_a_row() {
        assertTrue(text("select {masked g} as masked from {gates.visible_gate} g", Sight.Shape.ALL)
                .startsWith("select null::jsonb as masked"));
        var vendors = Statement.of("select {masked g} as masked, '{masked g}' from {gates.visible_gate} g", SLICES,
                new Slices.Seen(Sight.Shape.VENDOR, _ -> "*")).text();
        assertTrue(vendors.startsWith("select g.masked as masked, '{masked g}' from"), vendors);
    }

    private static String text(String sql, Sight.Shape shape) {
        return Statement.of(sql, SLICES, new Slices.Seen(shape, _ -> "*")).text();
    }
}
