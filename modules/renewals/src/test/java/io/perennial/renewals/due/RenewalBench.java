package io.perennial.renewals.due;

import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Measures the nightly work on renewals: {@code infra/bench/renewals}. All contracts' terms end inside the horizon. The limit to compare
 * with is one plain {@code insert … select} of the same computed rows into a table with the same keys and indexes. It is not a test: its
 * name keeps it out of every build.
 */
class RenewalBench {
    private static final int CONTRACTS = Integer.getInteger("perennial.bench.contracts", 1_000_000);
    private static final TestDatabase DATABASE = TestDatabase.shared();

    private static final String FILL =
            """
            insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
            select '%1$s', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Account ' || n, 'EUR', '2024-01-01', '2024-01-01'
            from generate_series(1, %2$d / 10) n;
            insert into accounts.contract (tenant_id, id, account_id, number, starts_on, term_months, auto_renew, notice_period, currency, lines,
                                           arr, mrr, renews_on, created_at, updated_at)
            select '%1$s', ('01910000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ('01900000-0000-7000-8000-' || lpad(to_hex(1 + n / 10 %% (%2$d / 10)), 12, '0'))::uuid,
                   'C-' || n, date '2025-03-03' + n %% 180, 12, n %% 2 = 0, 'P90D', 'EUR', '[]', n, n / 12.0, date '2026-03-03' + n %% 180, '2024-01-01', '2024-01-01'
            from generate_series(1, %2$d) n;
            """;
    private static final String BARE_TABLE =
            """
            create table renewals.bare (like renewals.renewal including all);
            alter table renewals.bare alter column target_order drop expression;
            alter table renewals.bare
                add foreign key (tenant_id, account_id) references accounts.account (tenant_id, id), add foreign key (tenant_id, contract_id) references accounts.contract (tenant_id, id);
            grant all on renewals.bare to perennial_app;
            """;
    private static final String BARE =
            """
            insert into renewals.bare (tenant_id, id, account_id, contract_id, due_on, first_due_on, decision_on, currency, rate, target_arr, target_order,
                                       created_at, updated_at)
            select tenant_id, id, account_id, contract_id, due_on, first_due_on, decision_on, currency, rate, target_arr, target_order, created_at, updated_at
            from {whole renewals.renewal}
            """;

    private final TenantWork company = TenantWork.of("bench");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final FixedHome home = new FixedHome(ZoneId.of("Europe/Berlin"), clock);

    @Test
    void what_the_night_costs() throws SQLException {
        fill();
        System.out.printf("%,d contracts%n", CONTRACTS);
        double creation = seconds(sql -> ranges((reached, last) -> sql.change(TermEndsSql.open(TermEndsSql.RANGE), values(reached, last))));
        print("all renewals made, %,d contracts at a time".formatted(DailyRun.AT_ONCE), creation, "");
        superuser("vacuum analyze renewals.renewal", BARE_TABLE, "checkpoint");
        double bare = seconds(sql -> sql.change(BARE, Map.of()));
        print("bare insert … select of the same rows", bare, "%5.2f times as long for the renewals".formatted(creation / bare));
        print("the night's whole work, with nothing to make", seconds(sql -> ranges(ends(sql)::follow)), "");
        print("calls foretold for all of them", seconds(sql -> ranges(new AutomatedCalls(sql, home)::make)), "");
        print("and once more, with none to foretell", seconds(sql -> ranges(new AutomatedCalls(sql, home)::make)), "");
    }

    private static void ranges(BiConsumer<UUID, UUID> work) {
        for (int done = 0; done < CONTRACTS; done += DailyRun.AT_ONCE) work.accept(contract(done), contract(done + DailyRun.AT_ONCE));
    }

    private static UUID contract(int number) {
        return UUID.fromString("01910000-0000-7000-8000-%012x".formatted(number));
    }

    private Map<String, ?> values(UUID reached, UUID last) {
        var today = home.today();
        return Map.of(
                "today", today, "until", today.plusDays(180), "silentMonths", 1, "currency", home.settings().currency(), "now",
                clock.instant(),
                "reached", reached, "last", last);
    }

    private TermEnds ends(Sql sql) {
        return new TermEnds(sql, home, clock, new TenantWork.Heard());
    }

    private void fill() throws SQLException {
        superuser("alter system set max_wal_size = '8GB'", "select pg_reload_conf()", FILL.formatted(DATABASE.tenant("bench"), CONTRACTS),
                "vacuum analyze accounts.account", "vacuum analyze accounts.contract", "checkpoint");
    }

    private static void superuser(String... statements) throws SQLException {
        try (var connection = DATABASE.superuserDataSource().getConnection(); var statement = connection.createStatement()) {
            for (var text : statements) statement.execute(text);
        }
    }

    private double seconds(Consumer<Sql> work) {
        long begun = System.nanoTime();
        company.run(sql -> {
            sql.number("select count(*) from (select set_config('statement_timeout', '0', true)) s", Map.of());
            work.accept(sql);
            return sql;
        });
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void print(String what, double seconds, String beside) {
        System.out.printf("%-48s %8.2f s %,12.0f contracts/s  %s%n", what, seconds, CONTRACTS / seconds, beside);
    }
}
