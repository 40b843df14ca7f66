package io.perennial.health.scores;

import static io.perennial.health.keeping.ScoredCompany.card;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.health.explanation.Cause;
import io.perennial.health.explanation.ChangePart;
import io.perennial.health.keeping.ScoredCompany;
import io.perennial.health.scorecards.RollUp;
import io.perennial.health.scorecards.ScoreException;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.testing.Facts;
import io.perennial.health.testing.Scorers;
import io.perennial.kernel.Refusal;
import io.perennial.platform.sql.Sql;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthReadsIT {
    private static final LocalDate DAY = LocalDate.parse("2025-06-10");

    private final ScoredCompany company = new ScoredCompany("reads");

    private static Standings standings(Sql sql) {
        return new Standings(sql, Scorers.scoring(sql, ScoredCompany.ZONE), Scorers.scorecards(sql));
    }

    static Distributions distributions(Sql sql) {
        return new Distributions(sql, Scorers.scoring(sql, ScoredCompany.ZONE), Scorers.scorecards(sql));
    }

    private Standing standing(AccountId account, LocalDate day) {
        return company.in(sql -> standings(sql).on(account, day));
    }

    private TreeHealth tree(AccountId account, RollUp rule) {
        return company.in(sql -> TreeHealth.of(account, DAY, rule, sql));
    }

    private void put(AccountId account, AccountId parent, int arr) {
        company.does(sql -> sql.change("update accounts.account set parent_id = :parent, arr = :arr where tenant_id = :tenant and id = :id",
                Map.of("parent", parent, "arr", arr, "id", account)));
    }

    @Test
    void a_day_is_answered_by_what_was_kept_on_it_and_by_the_facts_before() {
        company.publish(card("rating", null));
        var account = company.accountRated("40");
        company.clock.move(Duration.ofDays(3));
        company.rescoreAll();
        company.clock.move(Duration.ofDays(3));
        company.rate(account, "80");
        company.rescoreAll();

        var before = HealthView.of(standing(account, DAY.plusDays(5)), null);
        assertEquals(List.of(Basis.STORED, DAY.plusDays(3), 4_000, "red", "C"),
                List.of(before.basis(), before.since(), before.score(), before.band(), before.letter()));
        var computed = HealthView.of(standing(account, DAY), null);
        assertEquals(List.of(Basis.COMPUTED, 4_000), List.of(computed.basis(), computed.score()));
        assertNull(HealthView.of(standing(account, DAY.minusDays(1)), null).score());
    }

    @Test
    void an_explanation_says_what_each_measure_brings_and_what_changed_since() {
        var card = card("rating", 7);
        var exception = new ScoreException("poor", "Poor", "rating", ScoreException.When.BELOW, new BigDecimal("50"), 3_000);
        company.publish(new ScorecardBody("Held", null, List.of(), null, card.measures(), List.of(), List.of(exception), null));
        var account = company.accountRated("80");
        company.rescoreAll();
        company.clock.move(Duration.ofDays(7));
        company.rate(account, "40");
        company.rescoreAll();
        company.clock.move(Duration.ofDays(7));
        company.rescoreAll();

        var to = standing(account, DAY.plusDays(14));
        var explanation = HealthExplanation.since(standing(account, DAY), to, kind -> false);
        var measure = explanation.measures().getFirst();
        assertEquals(List.of(new BigDecimal("40"), 4_000, 10_000, 5_000, 10_000, DAY.plusDays(7)),
                List.of(measure.raw(), measure.points(), measure.weight(), measure.freshness(), measure.share(), measure.seen()));
        assertEquals(HoldingException.of(exception), explanation.exception());
        assertEquals(List.of(new ChangePart(Cause.DATA, "rating", -4_000), new ChangePart(Cause.EXCEPTION, "rating", -1_000)),
                explanation.parts());
        assertEquals(-5_000, explanation.change());
    }

    @Test
    void a_history_begins_with_what_stood_on_its_first_day() {
        company.publish(card("rating", null));
        var account = company.accountRated("40");
        company.rescoreAll();
        company.clock.move(Duration.ofDays(10));
        company.rate(account, "80");
        company.rescoreAll();

        var history = company.in(sql -> ScoreHistory.of(account, DAY.plusDays(2), DAY.plusDays(11), sql));
        assertEquals(List.of(DAY, DAY.plusDays(10)), history.items().stream().map(ScorePeriod::since).toList());
        assertEquals(DAY.plusDays(10), history.items().getFirst().until());
        assertEquals(1, company.in(sql -> ScoreHistory.of(account, DAY, DAY.plusDays(10), sql)).items().size());
        assertEquals(1, company.in(sql -> ScoreHistory.of(account, DAY.plusDays(10), DAY.plusDays(11), sql)).items().size());
    }

    @Test
    void a_tree_is_one_by_its_rule() {
        company.publish(card("rating", null));
        AccountId top = company.accountRated("40"), below = company.accountRated("81"), deep = company.accountRated("90");
        AccountId unknown = company.account(null), apart = company.accountRated("1");
        put(below, top, 100);
        put(deep, below, 300);
        put(unknown, top, 900);
        company.rescore(top, below, deep, unknown, apart);

        assertEquals(new TreeHealth(RollUp.WORST, 4_000, 3), tree(top, RollUp.WORST));
        assertEquals(new TreeHealth(RollUp.AVERAGE, 7_033, 3), tree(top, RollUp.AVERAGE));
        assertEquals(new TreeHealth(RollUp.ARR_WEIGHTED, 8_775, 3), tree(top, RollUp.ARR_WEIGHTED));
        assertEquals(new TreeHealth(RollUp.ARR_WEIGHTED, null, 1), tree(apart, RollUp.ARR_WEIGHTED));
        assertNull(tree(top, RollUp.NONE));
    }

    @Test
    void all_of_them_are_counted_as_they_stood_on_a_day() {
        company.publish(card("rating", null));
        AccountId rising = company.accountRated("39.99");
        company.accountRated("80");
        company.account(null);
        company.rescoreAll();
        company.clock.move(Duration.ofDays(1));
        company.rate(rising, "100");
        company.rescoreAll();

        var first = company.in(sql -> distributions(sql).on(DAY, false));
        assertEquals(List.of(new BandCount("green", 1), new BandCount("red", 1)), first.bands());
        assertEquals(List.of(3L, 1L, 6_000), List.of(first.accounts(), first.unknown(), first.average()));
        assertEquals(new ScoreRange(3_000, 4_000, 1), first.scores().get(3));
        var second = company.in(sql -> distributions(sql).on(DAY.plusDays(1), false));
        assertEquals(List.of(new BandCount("green", 2)), second.bands());
        assertEquals(new ScoreRange(9_000, 10_000, 1), second.scores().get(9));
        var before = company.in(sql -> distributions(sql).on(DAY.minusDays(1), false));
        assertEquals(List.of(Basis.COMPUTED, 3L, 3L), List.of(before.basis(), before.accounts(), before.unknown()));
        assertEquals(Basis.STORED, first.basis());
    }

    @Test
    void days_of_which_nothing_was_kept_are_counted_from_their_facts_with_the_scorecards_of_now() {
        company.publish(card("rating", null));
        company.publish(card("pulse", null, "smb"));
        AccountId rated = company.accountRated("39.99"), small = company.account("smb");
        company.does(sql -> new Facts(sql).signal(small, "pulse", company.clock.instant(), "80"));
        company.does(sql -> new Facts(sql).signal(small, "rating", company.clock.instant(), "10"));
        var member = company.member();
        company.own(small, member);
        company.clock.move(Duration.ofDays(5));
        company.rate(rated, "100");
        company.clock.move(Duration.ofDays(5));
        company.rescoreAll();

        var computed = company.in(sql -> distributions(sql).on(DAY.plusDays(4), false));
        var later = company.in(sql -> distributions(sql).on(DAY.plusDays(5), false));

        assertEquals(List.of(new BandCount("green", 1), new BandCount("red", 1)), computed.bands());
        assertEquals(List.of(Basis.COMPUTED, 2L, 0L, 6_000),
                List.of(computed.basis(), computed.accounts(), computed.unknown(), computed.average()));
        assertEquals(List.of(new ScoreRange(8_000, 9_000, 1), new ScoreRange(9_000, 10_000, 1)), later.scores().subList(8, 10));
        assertEquals(9_000, later.average());
        assertEquals(List.of(new BandCount("green", 1)),
                company.seenBy(member, sql -> distributions(sql).on(DAY.plusDays(4), false)).bands());
        assertEquals(Basis.STORED, company.in(sql -> distributions(sql).on(DAY.plusDays(10), false)).basis());
    }

    @Test
    void a_member_who_sees_own_accounts_sees_only_their_health() {
        company.publish(card("rating", null));
        AccountId own = company.accountRated("40"), other = company.accountRated("80");
        put(other, own, 100);
        var member = company.member();
        company.own(own, member);
        company.rescoreAll();
        company.clock.move(Duration.ofDays(7));
        company.rate(own, "50");
        company.rate(other, "90");
        company.rescoreAll();
        var today = DAY.plusDays(7);

        assertEquals(5_000, company.seenBy(member, sql -> standings(sql).on(own, today)).scored().score());
        assertThrows(Refusal.class, () -> company.seenBy(member, sql -> standings(sql).on(other, today)));
        assertThrows(Refusal.class, () -> company.seenBy(member, sql -> standings(sql).seen(other)));
        assertEquals(1, company.seenBy(member, sql -> TreeHealth.of(own, today, RollUp.WORST, sql)).accounts());
        assertEquals(1, company.seenBy(member, sql -> distributions(sql).on(today, false)).accounts());
        assertEquals(List.of(own), company.seenBy(member, sql -> Movers.of(7, false, sql)).up().stream().map(Mover::accountId).toList());
        assertEquals(1, company.seenBy(member, sql -> Scorers.scoring(sql, ScoredCompany.ZONE).all(card("rating", null), today)).size());
    }

    @Test
    void another_company_sees_nothing_of_it() {
        company.publish(card("rating", null));
        var account = company.accountRated("40");
        company.rescoreAll();
        var stranger = new ScoredCompany("stranger");
        stranger.publish(card("rating", null));
        stranger.rescoreAll();

        assertThrows(Refusal.class, () -> stranger.in(sql -> standings(sql).on(account, DAY)));
        assertEquals(0, stranger.in(sql -> ScoreHistory.of(account, DAY, DAY.plusDays(1), sql)).items().size());
        assertEquals(0, stranger.in(sql -> TreeHealth.of(account, DAY, RollUp.AVERAGE, sql)).accounts());
        assertEquals(0, stranger.in(sql -> distributions(sql).on(DAY, false)).accounts());
        stranger.touch(account);
        assertEquals(0, stranger.rescoreTouched());
    }
}
