package io.perennial.health.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.scorecards.ScorecardId;
import io.perennial.health.scores.Scoring;
import io.perennial.health.sources.Source;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.Call;
import io.perennial.platform.Sql;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacktestIT {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");
    private static final LocalDate BEGIN = LocalDate.parse("2025-01-01");
    private static final ScorecardId ID = new ScorecardId(TypeId.next());
    private static final BacktestBody USUAL = new BacktestBody(List.of(), null, null, null);
    private static final int CUSTOMERS = 400;

    @Test
    void a_planted_signal_is_found_as_long_as_it_was_there_by_then() {
        var tenant = DATABASE.tenant("backtestplanted");
        plant(tenant, labels(1), labels(1), null);
        plant(DATABASE.tenant("backtestother"), labels(2), labels(1), null);

        var view = run(tenant, card(), USUAL);

        assertEquals(List.of(180, 90, 30), view.horizons().stream().map(HorizonProof::days).toList());
        var early = view.horizons().getFirst();
        assertEquals(List.of(0, CUSTOMERS), List.of(early.n(), early.unscored()));
        assertEquals(Verdict.TOO_FEW_OUTCOMES, early.verdict());
        assertNull(early.statistics());
        for (var horizon : view.horizons().subList(1, 3)) {
            assertEquals(CUSTOMERS, horizon.n());
            assertEquals(Verdict.PREDICTS, horizon.verdict());
            assertTrue(horizon.statistics().auc().value() > 0.9, horizon::toString);
            assertTrue(horizon.statistics().confusion().lift() > 1.5, horizon::toString);
            assertTrue(horizon.statistics().calibration().brier() < horizon.statistics().calibration().brierOfBaseRate(), horizon::toString);
        }
        assertEquals(List.of("red", 5_000), List.of(view.redBand(), view.redBelow()));
        assertEquals(CUSTOMERS, view.churned() + view.renewed());
    }

    @Test
    void shuffled_labels_predict_nothing() {
        var tenant = DATABASE.tenant("backtestshuffled");
        var labels = labels(1);
        var shuffled = new ArrayList<>(labels);
        Collections.shuffle(shuffled, new Random(23));
        plant(tenant, labels, shuffled, null);

        var horizon = run(tenant, card(), new BacktestBody(List.of(90), null, null, OutcomeSource.IMPORTED)).horizons().getFirst();

        double error = Math.sqrt((horizon.n() + 1) / (12.0 * horizon.churned() * horizon.renewed()));
        assertEquals(0.5, horizon.statistics().auc().value(), 3 * error);
        assertEquals(Verdict.PREDICTS_NOTHING, horizon.verdict());
    }

    @Test
    void under_thirty_of_a_kind_it_refuses_and_says_how_many_there_are() {
        var tenant = DATABASE.tenant("backtestfew");
        plant(tenant, IntStream.range(0, 70).mapToObj(at -> at < 29).toList(), IntStream.range(0, 70).mapToObj(at -> at < 29).toList(), null);

        var refusal = assertThrows(Refusal.class, () -> run(tenant, card(), USUAL));

        assertEquals(ProofRefusal.TOO_FEW_OUTCOMES, refusal.reason());
        assertEquals("29 accounts left and 41 stayed; it takes 30 of either", refusal.detail());
        var none = assertThrows(Refusal.class, () -> run(tenant, card(), new BacktestBody(List.of(), null, null, OutcomeSource.CONTRACTS)));
        assertEquals("0 accounts left and 0 stayed; it takes 30 of either", none.detail());
    }

    @Test
    void a_member_with_own_accounts_proves_by_those_alone() {
        var tenant = DATABASE.tenant("backtestown");
        var owner = Customers.member(tenant);
        plant(tenant, labels(1).subList(0, 200), labels(1).subList(0, 200), owner);
        plant(tenant, labels(2), labels(1), null);

        var own = TenantTransaction.in(DATABASE, tenant, sql -> new Call(tenant, "test", owner, null, null).run(() -> backtest(sql).of(ID, card(), USUAL, TODAY)));

        assertEquals(200, own.churned() + own.renewed());
        assertEquals(Verdict.PREDICTS, own.horizons().getLast().verdict());
        assertEquals(600, run(tenant, card(), USUAL).horizons().getLast().n());
    }

    private static List<Boolean> labels(int seed) {
        var random = new Random(seed);
        return IntStream.range(0, CUSTOMERS).mapToObj(at -> random.nextInt(3) == 0).toList();
    }

    /** Each account's rating, said 120 days before its outcome, follows the first list of labels, its outcome the second. */
    private static void plant(UUID tenant, List<Boolean> falling, List<Boolean> churned, UUID owner) {
        var random = new Random(99);
        TenantTransaction.in(DATABASE, tenant, sql -> {
            var customers = new Customers(sql);
            for (int at = 0; at < falling.size(); at++) {
                var account = customers.account(null, owner, "0");
                var day = BEGIN.plusDays(at % 365);
                double rating = random.nextGaussian(falling.get(at) ? 35 : 70, 12);
                customers.signal(account, "rating", day.minusDays(120), (int) Math.clamp(Math.round(rating), 0, 100));
                customers.signal(account, "rating", day.minusDays(10), churned.get(at) ? 100 : 0);
                customers.outcome(account, day.toString(), churned.get(at) ? "churned" : "renewed");
            }
            return falling;
        });
    }

    private static ScorecardBody card() {
        var pieces = List.of(
                new Piece(null, BigDecimal.ZERO, 0, 0),
                new Piece(BigDecimal.ZERO, BigDecimal.valueOf(100), 0, 10_000),
                new Piece(BigDecimal.valueOf(100), null, 10_000, 10_000));
        var rating = new Measure("rating", null, null, 10_000, new Source("signal", "rating", null), Direction.HIGHER_IS_BETTER, pieces, null);
        return new ScorecardBody("Rated", null, List.of(), null, List.of(rating), List.of(), List.of());
    }

    private static BacktestView run(UUID tenant, ScorecardBody card, BacktestBody asked) {
        return TenantTransaction.in(DATABASE, tenant, sql -> backtest(sql).of(ID, card, asked, TODAY));
    }

    private static Backtest backtest(Sql sql) {
        var backtest = new Backtest();
        backtest.sql = sql;
        backtest.scoring = Scoring.of(sql, ZONE);
        return backtest;
    }
}
