package io.perennial.health.keeping;

import static io.perennial.health.keeping.ScoredCompany.card;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.health.HealthEvent;
import io.perennial.health.facts.SentimentEvent;
import io.perennial.health.facts.SentimentId;
import io.perennial.health.facts.SignalEvent;
import io.perennial.health.facts.SignalId;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Happened;
import io.perennial.kernel.TypeId;
import io.perennial.platform.testing.TenantTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptScoresIT {
    private static final LocalDate DAY = LocalDate.parse("2025-06-10");

    private final ScoredCompany company = new ScoredCompany("kept");

    record Standing(@Nullable Integer score, @Nullable String band, @Nullable LocalDate bandSince, int coverage, @Nullable Integer trend,
            @Nullable Integer weekTrend) {}

    record Tally(LocalDate day, String band, int bucket, long accounts, long points) {}

    private Standing standing(AccountId account) {
        return company.in(sql -> sql.first(Standing.class,
                "select score, band, band_since, coverage, trend, week_trend from {whole accounts.health} where account_id = :id",
                Map.of("id", account)).orElseThrow());
    }

    private List<Tally> tally() {
        return company.in(sql -> sql.list(Tally.class,
                "select day, band, bucket, accounts, points from {whole health.tally} order by day, band, bucket", Map.of()));
    }

    private int drain(TenantTransaction transaction) {
        return transaction.run(() -> company.touched(transaction.sql()).rescore());
    }

    private int drain() {
        return company.in(sql -> company.touched(sql).rescore());
    }

    private boolean step(TenantTransaction transaction) {
        return transaction.run(() -> company.run(transaction.sql()).step());
    }

    private boolean step() {
        return company.in(sql -> company.run(sql).step());
    }

    @Test
    void a_row_is_written_where_something_changed_and_a_second_change_of_the_day_replaces_it() {
        var card = company.publish(card("rating", null));
        var account = company.accountRated("40");
        company.rescore(account);
        company.clock.move(Duration.ofMinutes(1));
        company.rate(account, "55.5");
        company.rescore(account);
        company.clock.move(Duration.ofDays(1));
        company.rescore(account);
        company.clock.move(Duration.ofDays(1));
        company.rate(account, "80");
        company.rescore(account);

        assertEquals(List.of(
                new ScoredCompany.Row(DAY, 5_550, "yellow", card),
                new ScoredCompany.Row(DAY.plusDays(2), 8_000, "green", card)), company.rows(account));
        assertEquals(new Standing(8_000, "green", DAY.plusDays(2), 10_000, null, null), standing(account));
    }

    @Test
    void an_account_of_which_too_little_is_known_is_kept_without_a_score_until_more_is() {
        var fading = card("rating", 1);
        company.publish(new ScorecardBody("fading", null, List.of(), null, fading.measures(), List.of(), List.of(), 6_000));
        var account = company.accountRated("40");
        company.rescoreAll();
        company.clock.move(Duration.ofDays(1));
        company.rescoreAll();
        assertEquals(new Standing(null, null, null, 5_000, null, null), standing(account));

        company.rate(account, "80");
        company.rescore(account);
        assertEquals(new Standing(8_000, "green", DAY.plusDays(1), 10_000, null, null), standing(account));
        assertEquals(List.of(new Tally(DAY, "red", 4, 1, 4_000), new Tally(DAY.plusDays(1), "green", 8, 1, 8_000),
                new Tally(DAY.plusDays(1), "red", 4, -1, -4_000)), known());
    }

    /** Returns the tally without the rows that fell back to 0. */
    private List<Tally> known() {
        return tally().stream().filter(tally -> tally.accounts() != 0).toList();
    }

    @Test
    void what_was_seen_grows_old_and_is_written_again_without_anybody_doing_anything() {
        company.publish(card("rating", 1));
        var account = company.accountRated("40");
        company.rescoreAll();
        company.clock.move(Duration.ofDays(1));
        company.rescoreAll();

        assertEquals(2, company.rows(account).size());
        assertEquals(5_000, standing(account).coverage());
    }

    @Test
    void others_hear_of_scores_together_and_of_another_band_each() {
        company.publish(card("rating", null));
        AccountId falling = company.accountRated("80"), staying = company.accountRated("20");
        company.rescore(falling, staying);
        assertEquals(1, company.told().size());

        company.clock.move(Duration.ofMinutes(1));
        company.rate(falling, "70");
        company.rate(staying, "30");
        company.rescore(falling, staying);

        var told = company.told();
        var changed = (HealthEvent.Changed) told.getFirst();
        assertEquals(List.of(new HealthEvent.Score(falling, 8_000, 7_000), new HealthEvent.Score(staying, 2_000, 3_000)), changed.scores());
        assertEquals(List.of(new HealthEvent.BandChanged(falling, "green → yellow", "green", "yellow")), told.subList(1, told.size()));

        company.rescore(falling, staying);
        assertEquals(List.of(), company.told());
    }

    @Test
    void each_account_has_the_first_scorecard_that_fits_it_and_none_when_that_is_gone() {
        var forBig = company.publish(card("big", null, "big"));
        var forAll = company.publish(card("rating", null));
        AccountId big = company.account("big"), small = company.accountRated("60");
        company.rescoreAll();
        company.rescoreAll();

        assertEquals(forBig, company.rows(big).getFirst().scorecardId());
        assertEquals(forAll, company.rows(small).getFirst().scorecardId());
        company.clock.move(Duration.ofDays(1));
        company.retire(forAll);
        company.rescoreAll();

        assertEquals(new ScoredCompany.Row(DAY.plusDays(1), null, null, null), company.rows(small).getLast());
        assertEquals(new Standing(null, null, null, 0, null, null), standing(small));
        assertEquals(1, company.rows(big).size());
    }

    @Test
    void the_trend_is_against_the_score_of_thirty_days_before() {
        company.publish(card("rating", null));
        var account = company.accountRated("40");
        company.rescoreAll();
        company.clock.move(Duration.ofDays(25));
        company.rate(account, "70");
        company.rescoreAll();
        company.clock.move(Duration.ofDays(5));
        company.rescoreAll();

        assertEquals(new Standing(7_000, "yellow", DAY.plusDays(25), 10_000, 3_000, 3_000), standing(account));
    }

    @Test
    void the_tally_of_all_days_adds_up_to_how_they_stand() {
        company.publish(card("rating", null));
        AccountId one = company.accountRated("40"), unknown = company.account(null);
        company.accountRated("41");
        company.rescoreAll();
        assertEquals(List.of(new Tally(DAY, "", -1, 1, 0), new Tally(DAY, "red", 4, 2, 8_100)), tally());

        company.clock.move(Duration.ofDays(1));
        company.rate(one, "100");
        company.does(sql -> sql.change("update accounts.account set deleted_at = :now where tenant_id = :tenant and id = :id",
                Map.of("id", unknown, "now", Instant.now())));
        company.rescore(one, unknown);
        var tomorrow = DAY.plusDays(1);
        assertEquals(
                List.of(new Tally(tomorrow, "", -1, -1, 0), new Tally(tomorrow, "green", 9, 1, 10_000),
                        new Tally(tomorrow, "red", 4, -1, -4_000)),
                tally().subList(2, 5));
    }

    @Test
    void an_account_touched_while_it_is_scored_is_scored_again() throws InterruptedException {
        company.publish(card("rating", null));
        var account = company.accountRated("40");
        company.does(sql -> company.touched(sql).touch(List.of(account)));
        var touching = new Thread(() -> company.does(sql -> company.touched(sql).touch(List.of(account))));
        try (var scoring = company.begin()) {
            assertEquals(1, drain(scoring));
            touching.start();
            touching.join(300);
            assertTrue(touching.isAlive(), "Touching waits until the account is off the list");
            scoring.commit();
        }
        touching.join();
        assertEquals(1, drain());
    }

    @Test
    void an_account_that_waits_already_is_held_until_its_toucher_has_ended() {
        company.publish(card("rating", null));
        var account = company.accountRated("40");
        company.does(sql -> company.touched(sql).touch(List.of(account)));
        try (var touching = company.begin()) {
            touching.run(() -> {
                company.touched(touching.sql()).touch(List.of(account));
                return account;
            });
            assertEquals(0, drain(), "What it is touched for is not there yet");
            touching.commit();
        }
        assertEquals(1, drain());
    }

    @Test
    void what_a_system_or_a_person_says_of_accounts_has_them_scored() {
        AccountId measured = company.account(null), judged = company.account(null);
        var heard = new SignalEvent.Received(new SignalId(TypeId.next()), List.of(measured), 1, Instant.now());
        var said = new SentimentEvent.Said(new SentimentId(TypeId.next()), judged, "80", Changes.none());
        company.does(sql -> {
            var signals = new SignalWatch();
            signals.touched = company.touched(sql);
            signals.on(new Happened<>(List.of(heard)));
            var sentiments = new SentimentWatch();
            sentiments.touched = company.touched(sql);
            sentiments.on(new Happened<>(List.of(said)));
        });
        assertEquals(2, drain());
        assertEquals(0, drain());
    }

    @Test
    void a_full_run_that_is_killed_goes_on_where_it_was() {
        company.publish(card("rating", null));
        var accounts = List.of(company.accountRated("10"), company.accountRated("20"), company.accountRated("30"));
        try (var killed = company.begin()) {
            assertTrue(step(killed));
        }
        assertEquals(0, company.rows(accounts.getFirst()).size());

        assertTrue(step());
        company.rescoreAll();
        for (var account : accounts) assertEquals(1, company.rows(account).size());
        assertFalse(step());
    }

    @Test
    void a_drain_that_is_killed_leaves_its_accounts_on_the_list() {
        company.publish(card("rating", null));
        var account = company.accountRated("10");
        company.does(sql -> company.touched(sql).touch(List.of(account)));
        try (var killed = company.begin()) {
            assertEquals(1, drain(killed));
        }
        assertEquals(0, company.rows(account).size());
        assertEquals(1, drain());
        assertEquals(1, company.rows(account).size());
    }
}
