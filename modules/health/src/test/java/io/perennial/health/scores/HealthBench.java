package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.AccountPages;
import io.perennial.health.keeping.ScoredCompany;
import io.perennial.platform.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Measures the cost of scoring beside the bare limit: {@code infra/bench/health}. Scores six measures over 90 days of daily points for each
 * account and, for comparison, runs one plain {@code insert … select} of the same sums. Then measures the cost of one event and of the
 * answers that show scores. It is no test: its name keeps it out of every build.
 */
class HealthBench {
    private static final int ACCOUNTS = Integer.getInteger("perennial.bench.accounts", 20_000);

    /** The days with points: with fewer, more accounts fit on a disk. */
    private static final int DAYS = Integer.getInteger("perennial.bench.days", SixMeasures.DAYS);

    private static final int TIMES = 21;
    private static final int FAR_BEHIND = 100_000;
    private static final List<String> LISTS = List.of(
            "sort=score", "sort=-score", "sort=trend", "sort=-coverage", "band=red", "band=red&sort=-score", "coverageUntil=9000",
            "trendUntil=-1000", "trendUntil=-1000&sort=trend", "band=green&trendUntil=-500&sort=score");

    private final ScoredCompany company = new ScoredCompany("bench");
    private final SixMeasures measures = SixMeasures.of(Integer.getInteger("perennial.bench.metrics", 6));
    private final BenchCompany bench = new BenchCompany(company, ACCOUNTS, measures.metrics(), DAYS);

    @Test
    void what_scoring_costs() {
        fill();
        double bare = bare();
        company.publish(measures.card());
        compared("all scored for the first time, each written", bench::rescoreAll, bare);
        say("accounts of which a sum is not the plain one", "%,9d", bench.differing());
        compared("all scored again, nothing written", bench::rescoreAll, bare);
        bench.changeSome();
        compared("all scored again, one in twenty changed", bench::rescoreAll, bare);
        bench.scoreAMonthBefore();
        compared("all scored again, each with another trend", bench::rescoreAll, bare);
        oneEvent();
        bench.tidy("health.score", "accounts.account_health");
        company.does(this::answers);
        System.gc();
        say("heap in use", "%,9d MB", (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    private void fill() {
        say("%,d accounts, %d days of points".formatted(ACCOUNTS, DAYS), "%,9d points, six measures of %s", bench.points(),
                String.join(", ", measures.metrics()));
        say("accounts made", "%9.2f s", seconds(bench::begin));
        double loaded = seconds(bench::load);
        say("points loaded", "%9.2f s %,12.0f points/s", loaded, bench.points() / loaded);
        say("vacuumed and analysed", "%9.2f s",
                seconds(() -> bench.tidy("accounts.usage_point", "accounts.account", "accounts.account_health")));
    }

    /** Returns the better of two times, because the first run finds nothing in the cache. */
    private double bare() {
        var statement = measures.bare("health.bare");
        double best = Math.min(seconds(() -> bench.insertBare(statement)), seconds(() -> bench.insertBare(statement)));
        say("bare insert … select of the same sums", "%9.2f s %,12.0f accounts/s", best, ACCOUNTS / best);
        return best;
    }

    private static void compared(String what, Runnable work, double bare) {
        double taken = seconds(work);
        say(what, "%9.2f s %,12.0f accounts/s  %5.2f times the bare", taken, ACCOUNTS / taken, taken / bare);
    }

    private void oneEvent() {
        var account = new AccountId(BenchCompany.ONE);
        often("one account scored after an event", () -> company.touch(account), company::rescoreTouched);
    }

    private void answers(Sql sql) {
        often("the distribution of a day that was kept", () -> HealthReadsIT.distributions(sql).on(company.home.today(), false));
        often("the movers of a week", () -> Movers.of(Movers.WEEK, false, sql));
        often("the movers of a month", () -> Movers.of(Movers.MONTH, false, sql));
        for (var asked : LISTS) listed(asked, new AccountPages(sql));
    }

    private static void listed(String asked, AccountPages pages) {
        var first = pages.of(asked);
        often("accounts?" + asked, () -> pages.page(first));
        var behind = pages.behind(FAR_BEHIND, first);
        often("  behind %,d others, or the last".formatted(FAR_BEHIND), () -> pages.page(behind));
    }

    private static void often(String what, Runnable work) {
        often(what, () -> {}, work);
    }

    /** Measures warm runs; the first runs are left out. */
    private static void often(String what, Runnable before, Runnable work) {
        var times = new ArrayList<Double>();
        for (int at = -TIMES / 2; at < TIMES; at++) {
            before.run();
            double taken = seconds(work);
            if (at >= 0) times.add(taken * 1000);
        }
        times.sort(null);
        say(what, "%9.2f ms, the slowest of %d %.2f ms", times.get(TIMES / 2), TIMES, times.getLast());
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Prints at once, so that a stopped run has shown all results so far. */
    private static void say(String what, String found, Object... numbers) {
        System.out.println("%-52s %s".formatted(what, found.formatted(numbers)));
    }
}
