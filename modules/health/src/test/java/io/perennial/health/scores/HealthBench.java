package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.Source;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What scoring costs beside the bare limit: {@code infra/bench/health}. Six measures over 90 days of daily points for each account, and for
 * comparison one plain {@code insert … select} of the same sums. No test: its name keeps it out of every build.
 */
class HealthBench {
    private static final int ACCOUNTS = Integer.getInteger("perennial.bench.accounts", 20_000);
    private static final int DAYS = 90;

    /** Of so many of them there are points: with fewer, more accounts fit on a disk. */
    private static final int POINTS = Integer.getInteger("perennial.bench.days", DAYS);

    private static final int LOADED_TOGETHER = 5_000;
    private static final List<String> METRICS = List.of("logins", "reports", "exports", "calls", "chats", "seats");
    private static final TestDatabase DATABASE = TestDatabase.shared();

    private static final String FILL =
            """
            insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
            select '%1$s', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Account ' || n, 'EUR', '2024-01-01', '2024-01-01'
            from generate_series(1, %2$d) n;
            insert into accounts.account_health (tenant_id, account_id) select tenant_id, id from accounts.account where tenant_id = '%1$s';
            create unlogged table health.bare (tenant_id uuid, account_id uuid, a numeric, b numeric, c numeric, d numeric, e numeric, f numeric);
            grant all on health.bare to perennial_app;
            """;

    /**
     * Some accounts' points in the order of the primary key, so that its index grows at one place. Nobody looks each point's account up, which
     * is there: the list of what is still to be looked up would be as long as the points are many, and in memory.
     */
    private static final String LOAD =
            """
            set session_replication_role = replica;
            set synchronous_commit = off;
            insert into accounts.usage_point (tenant_id, account_id, metric, at, value)
            select '%1$s', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, m.metric,
                   '2025-06-10 10:00Z'::timestamptz - make_interval(days => d), (n * 7 + d * 13 + length(m.metric)) %% 50
            from generate_series(%2$d, %3$d) n, unnest(array['%5$s']) m (metric), generate_series(%4$d, 0, -1) d
            """;

    private static final String BARE =
            """
            insert into health.bare (tenant_id, account_id, a, b, c, d, e, f)
            select :tenant, account_id, sum(value) filter (where metric = 'logins'), sum(value) filter (where metric = 'reports'),
                   sum(value) filter (where metric = 'exports'), sum(value) filter (where metric = 'calls'),
                   sum(value) filter (where metric = 'chats'), sum(value) filter (where metric = 'seats')
            from {accounts.usage_point}
            where at >= '2025-03-12' and at < '2025-06-11'
            group by account_id
            """;

    private final ScoredCompany company = new ScoredCompany("bench");

    @Test
    void what_scoring_costs() {
        fill();
        System.out.printf("%,d accounts, %d measures, %d days: %,d points%n", ACCOUNTS, METRICS.size(), DAYS, points());
        double bare = bare();
        company.publish(card());
        compared("all scored for the first time, each written", this::all, bare);
        compared("all scored again, nothing written", this::again, bare);
        changeSome();
        compared("all scored again, one in twenty changed", this::again, bare);
        oneEvent();
        distribution();
        System.out.printf("%,d MB of heap in use%n", (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    private static long points() {
        return (long) ACCOUNTS * METRICS.size() * POINTS;
    }

    private void fill() {
        superuser("alter system set max_wal_size = '8GB'", "alter system set work_mem = '64MB'", "select pg_reload_conf()", FILL.formatted(company.id(), ACCOUNTS));
        double loaded = seconds(() -> IntStream.rangeClosed(0, (ACCOUNTS - 1) / LOADED_TOGETHER).parallel().forEach(this::load));
        System.out.printf("%-52s %9.2f s %,12.0f points/s%n", "points loaded", loaded, points() / loaded);
        double tidied = seconds(() -> {
            for (var table : List.of("accounts.usage_point", "accounts.account", "accounts.account_health")) superuser("vacuum analyze " + table);
        });
        superuser("checkpoint");
        System.out.printf("%-52s %9.2f s%n", "vacuumed and analysed", tidied);
    }

    /** Beyond the last account there is none. */
    private void load(int part) {
        int first = 1 + part * LOADED_TOGETHER;
        int last = Math.min(ACCOUNTS, first + LOADED_TOGETHER - 1);
        superuser(LOAD.formatted(company.id(), first, last, POINTS - 1, String.join("', '", METRICS.stream().sorted().toList())));
    }

    private static void superuser(String... statements) {
        try (var connection = DATABASE.superuserDataSource().getConnection();
                var statement = connection.createStatement()) {
            for (var text : statements) statement.execute(text);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The better of two, since the first one finds nothing in memory. */
    private double bare() {
        double first = seconds(() -> company.unhurried(sql -> sql.change(BARE, Map.of())));
        double second = seconds(() -> company.unhurried(sql -> sql.change(BARE, Map.of())));
        print("bare insert … select of the same sums", Math.min(first, second), "");
        return Math.min(first, second);
    }

    private void compared(String what, Runnable work, double bare) {
        double taken = seconds(work);
        print(what, taken, "%5.2f times the bare".formatted(taken / bare));
    }

    private void all() {
        company.rescoreAll();
    }

    private void again() {
        company.does(sql -> company.run(sql).beginAnew());
        company.rescoreAll();
    }

    private void changeSome() {
        superuser("update accounts.usage_point set value = value + 1000 where tenant_id = '" + company.id()
                + "' and at > '2025-06-08' and right(account_id::text, 2) in ('00', '14', '28', '3c', '50', '64', '78', '8c', 'a0', 'b4', 'c8', 'dc', 'f0')");
    }

    private void oneEvent() {
        var account = new AccountId(UUID.fromString("01900000-0000-7000-8000-000000000007"));
        var times = new ArrayList<Double>();
        company.does(sql -> {
            for (int at = 0; at < 50; at++) {
                company.touched(sql).touch(List.of(account));
                times.add(seconds(() -> company.touched(sql).rescore()));
            }
        });
        times.sort(null);
        System.out.printf("%-52s %9.1f ms, the slowest %.1f ms%n", "one account after an event, on a warm connection", times.get(25) * 1000, times.getLast() * 1000);
    }

    private void distribution() {
        company.does(sql -> {
            company.distributions(sql).on(company.home.today());
            double taken = seconds(() -> company.distributions(sql).on(company.home.today()));
            System.out.printf("%-52s %9.1f ms%n", "the distribution of a day that was kept", taken * 1000);
            System.out.printf("%-52s %9.1f ms%n", "the movers of a week", seconds(() -> Movers.of(Movers.WEEK, sql)) * 1000);
        });
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static void print(String what, double seconds, String beside) {
        System.out.printf("%-52s %9.2f s %,12.0f accounts/s  %s%n", what, seconds, ACCOUNTS / seconds, beside);
    }

    private static ScorecardBody card() {
        var measures = IntStream.range(0, METRICS.size()).mapToObj(HealthBench::measure).toList();
        return new ScorecardBody("Bench", null, List.of(), null, measures, List.of(), List.of(), null);
    }

    private static Measure measure(int at) {
        var pieces = List.of(
                new Piece(null, BigDecimal.ZERO, 0, 0), new Piece(BigDecimal.ZERO, BigDecimal.valueOf(5_000), 0, 10_000),
                new Piece(BigDecimal.valueOf(5_000), null, 10_000, 10_000));
        var source = new Source("usage_sum", METRICS.get(at), DAYS);
        return new Measure(METRICS.get(at), null, null, at == 0 ? 2_500 : 1_500, source, Direction.HIGHER_IS_BETTER, pieces, null);
    }
}
