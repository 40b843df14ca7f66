package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Page;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.PlatformSettings;
import io.perennial.platform.events.DeliveryId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests pages of dead letters, many of which have the same instant. */
class ListsIT {
    record Row(DeliveryId id, String listener, Instant occurredAt) {}

    private static final Listing<Row> ROWS =
            Listing.of(Row.class, "select id, listener, occurred_at, set_aside_at from {platform.set_aside}", "occurredAt")
                    .filter("listener", TextForm.upTo(100), "l.listener = :listener")
                    .sort("occurredAt", "occurred_at", "timestamptz")
                    .sort("setAsideAt", "set_aside_at", "timestamptz", "infinity")
                    .sort("listener", "listener", "text");
    private static final String ADD =
            """
            insert into platform.set_aside (tenant_id, id, listener, event_id, event_type, subject, payload, occurred_at, attempts, error, set_aside_at)
            select :tenant, r.id, r.listener, r.event, 'gate.opened', 'x', '{}', r.at, 10, 'e', r.at
            from unnest(:id::uuid[], :listener::text[], :event::uuid[], :at::timestamptz[]) r (id, listener, event, at)
            """;
    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00.000001Z");
    private static final int ALL = 137;

    private final TestDatabase database = TestDatabase.shared();
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final UUID willow = database.tenant("willow" + suffix);
    private final UUID maple = database.tenant("maple" + suffix);

    @BeforeEach
    void fill() {
        add(willow, IntStream.range(0, ALL).mapToObj(at -> row(FIRST.plusNanos(at / 7 * 1_000L), at % 2 == 0 ? "北" : "a'b")).toList());
        add(maple, IntStream.range(0, 20).mapToObj(at -> row(FIRST.plusNanos(at * 1_000L), "a'b")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"occurredAt", "-occurredAt", "listener", "-listener"})
    void all_rows_are_read_exactly_once_in_order_ties_and_all(String sort) {
        var read = readOn(sort, null, page -> {});

        assertEquals(ALL, new HashSet<>(read).size());
        var expected = new ArrayList<>(read);
        expected.sort((a, b) -> sort.endsWith("occurredAt")
                ? a.occurredAt().equals(b.occurredAt()) ? text(a).compareTo(text(b)) : a.occurredAt().compareTo(b.occurredAt())
                : a.listener().equals(b.listener()) ? text(a).compareTo(text(b)) : a.listener().compareTo(b.listener()));
        if (sort.startsWith("-")) Collections.reverse(expected);
        assertEquals(expected, read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"setAsideAt", "-setAsideAt"})
    void rows_without_a_value_are_read_last_in_either_order(String sort) {
        var add = ADD.replace("'e', r.at", "'e', 'infinity'::timestamptz");
        TenantTransaction.in(database, willow,
                sql -> sql.changeEach(add, IntStream.range(0, 25).mapToObj(at -> row(FIRST.minusSeconds(at), "never")).toList()));
        var read = new ArrayList<Row>();
        String cursor = null;
        do {
            var page = page(sort, null, cursor, "true");
            assertEquals(ALL + 25, page.count());
            read.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);

        assertEquals(ALL + 25, new HashSet<>(read).size());
        assertEquals(read.size(), ALL + 25);
        assertEquals(List.of("never"), read.subList(ALL, ALL + 25).stream().map(Row::listener).distinct().toList());
        var dated = read.subList(0, ALL).stream().map(Row::occurredAt).toList();
        var expected = new ArrayList<>(dated);
        expected.sort(sort.startsWith("-") ? Collections.reverseOrder() : null);
        assertEquals(expected, dated);
    }

    @Test
    void rows_that_come_between_two_pages_neither_repeat_nor_hide_others() {
        var before = new HashSet<>(readOn("occurredAt", null, page -> {}));
        var read = readOn("occurredAt", null, page -> {
            add(willow, List.of(row(FIRST.minusSeconds(1), "early"), row(FIRST.plusSeconds(page.size()), "late")));
        });

        assertEquals(read.size(), new HashSet<>(read).size());
        before.removeAll(read);
        assertEquals(List.of(), List.copyOf(before));
    }

    @Test
    void a_filter_holds_on_every_page() {
        var read = readOn("-occurredAt", "北", page -> {});

        assertEquals(ALL / 2 + 1, read.size());
        assertEquals(List.of("北"), read.stream().map(Row::listener).distinct().toList());
    }

    @Test
    void the_count_is_of_all_that_match_and_only_on_request() {
        assertEquals((long) ALL, page("occurredAt", null, null, "true").count());
        assertEquals((long) ALL / 2, page("occurredAt", "a'b", null, "true").count());
        assertNull(page("occurredAt", null, null, "false").count());
    }

    @Test
    void a_cursor_of_another_filter_order_or_tenant_is_refused() {
        var cursor = page("occurredAt", null, null, "false").nextCursor();

        assertThrows(Refusal.class, () -> page("-occurredAt", null, cursor, "false"));
        assertThrows(Refusal.class, () -> page("occurredAt", "北", cursor, "false"));
        assertThrows(Refusal.class, () -> page(maple, "occurredAt", null, cursor, "false"));
    }

    private interface Between {
        void pages(List<Row> last);
    }

    private List<Row> readOn(String sort, @Nullable String listener, Between between) {
        var read = new ArrayList<Row>();
        String cursor = null;
        do {
            var page = page(sort, listener, cursor, "false");
            read.addAll(page.items());
            cursor = page.nextCursor();
            if (read.size() < ALL) between.pages(page.items());
        } while (cursor != null);
        return read;
    }

    private Page<Row> page(String sort, @Nullable String listener, @Nullable String cursor, String count) {
        return page(willow, sort, listener, cursor, count);
    }

    private Page<Row> page(UUID tenant, String sort, @Nullable String listener, @Nullable String cursor, String count) {
        var given = new MultivaluedHashMap<String, String>();
        given.add("sort", sort);
        given.add("limit", "10");
        given.add("count", count);
        if (listener != null) given.add("listener", listener);
        if (cursor != null) given.add("cursor", cursor);
        return TenantTransaction.in(database, tenant, sql -> lists(sql).page(ROWS, Query.of(given)));
    }

    private static Lists lists(Sql sql) {
        return new Lists(sql, new Cursor(new PlatformSettings("a secret of thirty-two characters", "", false)));
    }

    private void add(UUID tenant, List<Map<String, Object>> rows) {
        TenantTransaction.in(database, tenant, sql -> sql.changeEach(ADD, rows));
    }

    private static Map<String, Object> row(Instant at, String listener) {
        return Map.of("id", TypeId.next(), "listener", listener, "event", TypeId.next(), "at", at);
    }

    private static String text(Row row) {
        return row.id().text();
    }
}
