package io.perennial.platform.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Money;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.events.EventId;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqlIT {
    enum Colour {
        DARK_BLUE
    }

    record Lock(String name, int turns) {}

    record Everything(
            @Nullable EventId eventId, @Nullable UUID uuid, @Nullable String text, @Nullable Integer whole, @Nullable Long large,
            @Nullable Double real, @Nullable BigDecimal exact, @Nullable Boolean truth, @Nullable Instant instant, @Nullable LocalDate day,
            @Nullable Period term, @Nullable ZoneId zone, @Nullable Locale locale, @Nullable Currency currency, @Nullable Money money,
            @Nullable Colour colour, @Nullable List<Lock> locks, @Nullable Map<String, Object> fields, @Nullable Lock lock) {}

    record Key(String key) {}

    private static final String EVERYTHING =
            """
            select :event::uuid as event_id, :uuid::uuid as uuid, :text::text as text, :whole::int as whole, :large::bigint as large,
                   :real::float8 as real, :exact::numeric as exact, :truth::boolean as truth, :instant::timestamptz as instant,
                   :day::date as day, :term::text as term, :zone::text as zone, :locale::text as locale, :currency::text as currency,
                   :money::text as money, :colour::text as colour, :locks::jsonb as locks, :fields::jsonb as fields, :lock::jsonb as lock
            """;
    private static final String KEEP =
            """
            insert into platform.idempotency_key (tenant_id, client, route, key, fingerprint, status, body, created_at)
            select :tenant, 'test', '/', r.key, decode(repeat('00', 32), 'hex'), 200, '', r.at
            from unnest(:key::text[], :at::timestamptz[]) r (key, at)
            """;
    private static final String KEYS = "select key from {platform.idempotency_key} where client = 'test' order by key";

    private final TestDatabase database = TestDatabase.shared();
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final UUID willow = database.tenant("willow" + suffix);
    private final UUID maple = database.tenant("maple" + suffix);

    @Test
    void every_kind_of_value_goes_in_and_comes_out_the_same() {
        var all = new Everything(
                new EventId(TypeId.next()), TypeId.next(), "北 'a' :b {c.d}", 7, 5_000_000_000L, 1.5, new BigDecimal("12.500"), true,
                Instant.parse("2026-03-01T12:00:00.123456Z"), LocalDate.parse("2026-03-29"), Period.ofMonths(12),
                ZoneId.of("Europe/Berlin"), Locale.forLanguageTag("zh-Hant"), Currency.getInstance("JPY"),
                Money.rounded(new BigDecimal("1.005"), Currency.getInstance("EUR")), Colour.DARK_BLUE,
                List.of(new Lock("top", 2)), Map.of("size", 3, "name", "x"), new Lock("low", 1));

        assertEquals(all, everything(all, "EUR 1.005"));
    }

    @Test
    void nothing_goes_in_and_comes_out_as_nothing() {
        var nothing = new Everything(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        assertEquals(nothing, everything(nothing, null));
    }

    @Test
    void a_day_that_never_comes_is_none() {
        record Day(@Nullable LocalDate day) {}

        assertEquals(new Day(null), in(willow, sql -> sql.first(Day.class, "select 'infinity'::date as day", Map.of())).orElseThrow());
    }

    @Test
    void a_column_or_a_value_that_is_missing_is_a_fault() {
        assertThrows(Sql.StatementFailed.class, () -> in(willow, sql -> sql.list(Key.class, "select 1 as other", Map.of())));
        assertThrows(IllegalArgumentException.class, () -> in(willow, sql -> sql.list(Key.class, "select :key as key", Map.of())));
    }

    @Test
    void each_tenant_has_its_own_rows_of_the_same_keys() {
        keep(willow, "a", "b");
        keep(maple, "b", "c");

        assertEquals(List.of(new Key("a"), new Key("b")), in(willow, sql -> sql.list(Key.class, KEYS, Map.of())));
        assertEquals(List.of(new Key("b"), new Key("c")), in(maple, sql -> sql.list(Key.class, KEYS, Map.of())));
    }

    @Test
    void a_write_for_another_tenant_than_the_transactions_is_refused() {
        var failure = assertThrows(Sql.StatementFailed.class,
                () -> in(willow, sql -> Call.of("forger", maple).run(() -> sql.changeEach(KEEP, List.of(row("x"))))));

        assertEquals("42501", failure.state());
    }

    @Test
    void a_rule_that_is_broken_says_its_state_and_not_its_words() {
        keep(willow, "a");
        var failure = assertThrows(Sql.StatementFailed.class, () -> keep(willow, "a"));

        assertEquals("23505", failure.state());
    }

    @Test
    void many_rows_are_written_at_once_or_not_at_all() {
        assertThrows(Sql.StatementFailed.class, () -> keep(willow, "a", "b", "b"));
        assertEquals(List.of(), in(willow, sql -> sql.list(Key.class, KEYS, Map.of())));
        int nothing = in(willow, sql -> sql.changeEach(KEEP, List.of()));
        assertEquals(0, nothing);
    }

    @Test
    void without_a_call_nothing_is_read() {
        try (var transaction = TenantTransaction.begin(database, willow)) {
            assertThrows(IllegalStateException.class, () -> transaction.sql().list(Key.class, KEYS, Map.of()));
        }
    }

    @Test
    void entities_are_written_before_a_read_that_may_need_them_and_not_before_that_of_a_cache() {
        in(willow, sql -> {
            var flushed = new AtomicInteger();
            var counting = new Sql(sql.database, new Entities() {
                @Override
                public void flush() {
                    flushed.incrementAndGet();
                }
            }, sql.classes);
            counting.listWithoutFlush(Key.class, KEYS, Map.of());
            assertEquals(0, flushed.get());
            counting.list(Key.class, KEYS, Map.of());
            assertEquals(1, flushed.get());
            return flushed;
        });
    }

    private Everything everything(Everything all, @Nullable String money) {
        var values = Sql.values(
                "event", all.eventId(), "uuid", all.uuid(), "text", all.text(), "whole", all.whole(), "large", all.large(),
                "real", all.real(), "exact", all.exact(), "truth", all.truth(), "instant", all.instant(), "day", all.day(),
                "term", all.term(), "zone", all.zone(), "locale", all.locale(), "currency", all.currency(), "money", money,
                "colour", all.colour(), "locks", all.locks(), "fields", all.fields(), "lock", all.lock());
        return in(willow, sql -> sql.first(Everything.class, EVERYTHING, values)).orElseThrow();
    }

    private void keep(UUID tenant, String... keys) {
        in(tenant, sql -> sql.changeEach(KEEP, List.of(keys).stream().map(SqlIT::row).toList()));
    }

    private static Map<String, Object> row(String key) {
        return Map.of("key", key, "at", Instant.parse("2026-03-01T12:00:00Z"));
    }

    private <R> R in(UUID tenant, TenantTransaction.Work<R> work) {
        return TenantTransaction.in(database, tenant, work);
    }
}
