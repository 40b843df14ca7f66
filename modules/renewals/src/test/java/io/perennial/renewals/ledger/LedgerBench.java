package io.perennial.renewals.ledger;

import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.records.Known;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Measures the queries of the ledger: {@code infra/bench/revenue}. It has 100,000 contracts of 25,000 accounts over four years, a third of
 * them in currencies whose rates change every month, entered by the rule itself: a million entries. It is not a test: its name keeps it out
 * of every build.
 */
class LedgerBench {
    private static final int CONTRACTS = Integer.getInteger("perennial.bench.contracts", 100_000);
    private static final int CONTRACTS_EACH = 4;
    private static final int TIMES = 11;
    private static final LocalDate YEAR_END = LocalDate.of(2024, 12, 31);
    private static final TestDatabase DATABASE = TestDatabase.shared();

    private static final String FILL =
            """
            insert into identity.member (tenant_id, id, email, name, locale, zone, roles, created_at, updated_at)
            select '%1$s', ('01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'm' || n || '@bench.example', 'Ada', 'en', 'UTC', '{csm}', now(), now()
            from generate_series(0, 99) n;
            insert into accounts.account (tenant_id, id, name, segment, tier, owner_id, currency, created_at, updated_at)
            select '%1$s', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Account ' || n,
                   (array['enterprise', 'mid', 'small'])[1 + n %% 3], (array['gold', 'silver', null])[1 + n / 3 %% 3],
                   ('01900000-0000-7000-9000-' || lpad(to_hex(abs(hashint4(n)::bigint) %% 100), 12, '0'))::uuid, 'EUR', '2020-01-01', '2020-01-01'
            from generate_series(0, %2$d / %3$d - 1) n;
            insert into accounts.exchange_rate (tenant_id, currency, effective_on, rate)
            select '%1$s', c.currency, '2021-01-01'::date + make_interval(months => m), c.rate * (1 + 0.01 * ((m * 7) %% 5))
            from (values ('USD', 0.9), ('GBP', 1.15), ('JPY', 0.0062)) c (currency, rate), generate_series(0, 59) m;
            insert into accounts.contract (tenant_id, id, account_id, number, starts_on, ends_on, auto_renew, currency, lines, external_keys,
                                           arr, mrr, created_at, updated_at)
            select '%1$s', ('01900000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid,
                   ('01900000-0000-7000-8000-' || lpad(to_hex(n / %3$d), 12, '0'))::uuid, 'C-' || n, starts_on,
                   case when n %% 3 > 0 then starts_on + 365 * (1 + n %% 2) end, true, currency,
                   jsonb_build_array(jsonb_build_object('product', 'Product ' || n %% 5, 'quantity', (1 + n %% 9)::text, 'unitPrice', '10.00', 'per', 'month', 'recurring', true),
                                     jsonb_build_object('product', 'Support', 'quantity', '1', 'unitPrice', case when n %% 4 = 0 then '25.00' else '0.00' end, 'per', 'month', 'recurring', true)),
                   '[]', ((1 + n %% 9) * 10.00 + case when n %% 4 = 0 then 25.00 else 0.00 end) * 12, (1 + n %% 9) * 10.00 + case when n %% 4 = 0 then 25.00 else 0.00 end,
                   '2020-01-01', '2020-01-01'
            from (select n, '2022-01-01'::date + (abs(hashint4(n)::bigint) %% 1200)::integer as starts_on,
                         case when n %% 3 > 0 then 'EUR' else (array['USD', 'GBP', 'JPY'])[1 + n / 3 %% 3] end as currency
                  from generate_series(0, %2$d - 1) n) g;
            """;

    /** Ends the contracts of every twentieth account sooner, or for the first time. */
    private static final String CHANGE =
            """
            update accounts.contract
            set ends_on = starts_on + 300
            where tenant_id = '%s' and ('x' || right(account_id::text, 12))::bit(48)::bigint %% 20 = 0
            """;

    private final Bookkeeping company = new Bookkeeping("bench", "EUR");

    @Test
    void what_the_ledger_costs() throws SQLException {
        superuser("alter system set max_wal_size = '8GB'", "alter system set shared_buffers = '1GB'", "select pg_reload_conf()",
                FILL.formatted(company.id(), CONTRACTS, CONTRACTS_EACH), "vacuum analyze");
        enterAll();
        superuser("vacuum analyze", "checkpoint");
        company.clock.move(Duration.ofDays(2));
        answers(null, "");
        answers(company.home().today().minusDays(1), ", as known yesterday");
        superuser(CHANGE.formatted(company.id()), "analyze");
        enterAll();
        superuser("vacuum analyze", "checkpoint");
        answers(company.home().today().minusDays(1), ", as known before");
        answers(company.home().today().minusDays(9), ", as known before all");
    }

    private void answers(@Nullable LocalDate known, String how) {
        company.in(sql -> {
            var entries = KnownEntries.asOf(known, company.home(), sql);
            timed("revenue of a day" + how, () -> Revenue.of(YEAR_END, known, entries, sql));
            timed("retention over a year" + how, () -> Retention.of(YEAR_END.minusYears(1), YEAR_END, known, entries, sql));
            timed("waterfall of 36 months" + how, () -> waterfall(null, known, entries, sql));
            for (var grouping : Grouping.values())
                timed("waterfall of 36 months by " + grouping.name().toLowerCase(Locale.ROOT) + how,
                        () -> waterfall(grouping, known, entries, sql));
            return sql;
        });
    }

    private static Waterfall waterfall(@Nullable Grouping grouping, @Nullable LocalDate known, KnownEntries entries, Sql sql) {
        return Waterfall.of(YEAR_END.plusDays(1).minusYears(3), YEAR_END.plusDays(1), WaterfallGrain.MONTH, grouping, known, entries, sql);
    }

    private static void timed(String what, Supplier<?> answer) {
        var times = new ArrayList<Double>();
        for (int at = 0; at < TIMES; at++) {
            long begun = System.nanoTime();
            Objects.requireNonNull(answer.get());
            times.add((System.nanoTime() - begun) / 1e6);
        }
        times.sort(null);
        System.out.printf("%-75s %9.1f ms, the fastest %.1f ms, the slowest %.1f ms%n", what, times.get(TIMES / 2), times.getFirst(),
                times.getLast());
    }

    private void enterAll() {
        long begun = System.nanoTime();
        int entries =
                company.in(sql -> sql.list(Known.class, "select id from {whole accounts.every_account} order by id", Map.of())).stream()
                        .map(Known::id)
                        .gather(Gatherers.windowFixed(TouchedAccounts.AT_ONCE))
                        .mapToInt(ids -> company.enter(ids.toArray(UUID[]::new)))
                        .sum();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%-75s %9.1f s %,12.0f entries/s%n", "%,d contracts looked at: %,d entries".formatted(CONTRACTS, entries),
                seconds, entries / seconds);
    }

    private static void superuser(String... statements) throws SQLException {
        try (var connection = DATABASE.superuserDataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var text : statements) statement.execute(text);
        }
    }
}
