package io.perennial.health.replays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.health.keeping.ScoredCompany;
import io.perennial.health.sources.OwnSources;
import io.perennial.health.testing.Facts;
import io.perennial.health.testing.Scorers;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplaysIT {
    private static final LocalDate TODAY = LocalDate.parse("2025-06-10");

    private final ScoredCompany company = new ScoredCompany("replayed");

    private record Trend(int weekTrend) {}

    private Replays replays(Sql sql) {
        return new Replays(sql, company.home, company.clock, company.run(sql), OwnSources.all(), Scorers.scorecards(sql));
    }

    private AccountId rated(String day, String rating) {
        var account = company.account(null);
        rate(account, day, rating);
        return account;
    }

    private void rate(AccountId account, String day, String rating) {
        company.does(sql -> new Facts(sql).signal(account, "rating", Instant.parse(day + "T10:00:00Z"), rating));
    }

    private ReplayView replay(String from) {
        var id = company.in(sql -> replays(sql).add(new ReplayBody(LocalDate.parse(from))));
        while (company.in(sql -> replays(sql).step())) continue;
        company.rescoreAll();
        return company.in(sql -> ReplayView.get(id, sql));
    }

    private static String told(ScoredCompany.Row row) {
        return row.since() + " " + row.score() + " " + row.band();
    }

    private List<String> history(AccountId account) {
        return company.rows(account).stream().map(ReplaysIT::told).toList();
    }

    private String bandSince(AccountId account) {
        record Since(LocalDate bandSince) {}
        return company.in(sql -> sql.first(Since.class, "select band_since from {whole accounts.health} where account_id = :id",
                Map.of("id", account)).orElseThrow().bandSince()).toString();
    }

    /** Returns how many accounts stood where on a day, and the sum of their points. */
    private List<String> standing(String day) {
        record Sum(String band, long accounts, long points) {}
        return company.in(sql -> sql.list(Sum.class, """
                select band, sum(accounts)::bigint as accounts, sum(points)::bigint as points from {whole health.tally}
                where day <= :day::date group by band having sum(accounts) <> 0 order by band
                """, Map.of("day", day))).stream().map(sum -> sum.band() + " " + sum.accounts() + " " + sum.points()).toList();
    }

    @Test
    void an_account_begins_with_its_first_known_score_and_each_change_is_kept_once() {
        company.publish(ScoredCompany.card("rating", null));
        var scored = rated("2025-05-20", "40");
        rate(scored, "2025-06-01", "80");
        company.rescoreAll();
        assertEquals(List.of("2025-06-10 8000 green"), history(scored));
        assertEquals("2025-06-10", bandSince(scored));

        var done = replay("2025-05-01");

        assertEquals(List.of("2025-05-26 4000 red", "2025-06-02 8000 green", "2025-06-10 8000 green"), history(scored));
        assertEquals("2025-06-02", bandSince(scored));
        assertEquals("2025-05-05 6 1 2", "%s %s %s %s".formatted(done.from(), done.days(), done.accounts(), done.scores()));
        assertEquals(List.of(List.of(), List.of("red 1 4000"), List.of("green 1 8000"), List.of("green 1 8000")),
                List.of(standing("2025-05-25"), standing("2025-05-26"), standing("2025-06-09"), standing("2025-06-10")));
        assertEquals(0, company.in(sql -> sql.first(Trend.class,
                "select week_trend from {whole accounts.health} where account_id = :id", Map.of("id", scored)).orElseThrow()).weekTrend());
    }

    @Test
    void the_same_again_adds_nothing_and_an_account_that_was_not_scored_yet_is_counted_once() {
        company.publish(ScoredCompany.card("rating", null));
        var fresh = rated("2025-05-06", "60");

        var first = replay("2025-05-05");
        var again = replay("2025-05-05");

        assertEquals("1 0", first.scores() + " " + again.scores());
        assertEquals(List.of("2025-05-12 6000 yellow"), history(fresh));
        assertEquals(List.of("yellow 1 6000"), standing(TODAY.toString()));
    }

    @Test
    void a_step_that_fails_three_times_ends_the_replay_with_a_reason_and_another_one_may_start() {
        var id = company.in(sql -> replays(sql).add(new ReplayBody(TODAY.minusDays(30))));

        assertEquals(List.of(false, false, true),
                List.of(1, 2, 3).stream().map(time -> company.in(sql -> replays(sql).failed("Because"))).toList());

        var view = company.in(sql -> ReplayView.get(id, sql));
        assertEquals("FAILED Because", view.state() + " " + view.failure());
        assertEquals(false, company.in(sql -> replays(sql).isPending()));
        assertEquals(ReplayState.COMPLETE, replay("2025-05-05").state());
    }

    @Test
    void one_runs_at_a_time_and_only_over_days_that_are_past() {
        company.in(sql -> replays(sql).add(new ReplayBody(TODAY.minusDays(30))));

        assertThrows(Refusal.class, () -> company.in(sql -> replays(sql).add(new ReplayBody(TODAY.minusDays(30)))));
        for (var day : List.of(TODAY, TODAY.minusYears(5).minusDays(1)))
            assertThrows(Invalid.class, () -> new ReplayBody(day).mondaysUntil(TODAY), day::toString);
        assertEquals(List.of(LocalDate.parse("2025-06-09")), new ReplayBody(LocalDate.parse("2025-06-09")).mondaysUntil(TODAY));
    }
}
