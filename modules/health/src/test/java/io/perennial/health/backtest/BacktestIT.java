package io.perennial.health.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.health.proof.Verdict;
import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.scorecards.ScorecardId;
import io.perennial.health.sources.Source;
import io.perennial.health.testing.Customers;
import io.perennial.health.testing.Scorers;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
    void a_planted_signal_is_found_from_the_day_on_which_it_was_there() {
        var tenant = DATABASE.tenant("backtestplanted");
        plant(tenant, labels(1), leaving(labels(1)), null);
        plant(DATABASE.tenant("backtestother"), labels(2), leaving(labels(1)), null);

        var view = run(tenant, USUAL);

        assertEquals(List.of(180, 90, 30), view.horizons().stream().map(HorizonProof::days).toList());
        var early = view.horizons().getFirst();
        assertTrue(early.statistics().auc().value() < 0.9, early::toString);
        for (var horizon : view.horizons().subList(1, 3)) {
            assertEquals(Verdict.PREDICTS, horizon.verdict());
            assertTrue(horizon.statistics().auc().value() > 0.9, horizon::toString);
            assertTrue(horizon.statistics().aucWithinQuarters().value() > 0.9, horizon::toString);
            assertTrue(horizon.statistics().confusion().lift() > 1.5, horizon::toString);
        }
        var month = view.horizons().getLast();
        assertTrue(month.statistics().calibration().brier() < month.statistics().calibration().brierOfBaseRate(), month::toString);
        assertEquals(List.of("red", 5_000), List.of(view.redBand(), view.redBelow()));
        assertEquals(List.of(OutcomeSource.IMPORTED, CUSTOMERS, CUSTOMERS), List.of(view.outcomes(), view.accounts(), view.drawn()));
        assertEquals(0, run(tenant, new BacktestBody(List.of(30), BEGIN.minusDays(900), null, null)).horizons().getFirst().unscored());
    }

    /** Each departed account is compared with all customers of that day, and counts once. */
    @Test
    void it_says_who_was_compared_by_whose_word() {
        var tenant = DATABASE.tenant("backtestwords");
        plant(tenant, labels(1), leaving(labels(1)), null);
        int left = (int) labels(1).stream().filter(Boolean::booleanValue).count();
        TenantTransaction.in(DATABASE, tenant, sql -> {
            var customers = new Customers(sql);
            customers.outcome(customers.account(), BEGIN.plusDays(363).toString(), "renewed");
            customers.outcome(customers.account(), BEGIN.plusDays(364).toString(), "churned");
            var gone = customers.account();
            customers.contract(gone, "2024-01-01", "2024-02-01", null);
            customers.outcome(gone, BEGIN.plusDays(360).toString(), "churned");
            return gone;
        });

        var month = run(tenant, new BacktestBody(List.of(30), null, null, null)).horizons().getFirst();

        assertEquals(12, month.frozenOn().size());
        assertEquals(BEGIN.plusDays(364 - 30), month.frozenOn().getLast());
        var counted = month.counted();
        assertEquals(List.of("true IMPORTED", "false IMPORTED", "false NO_CHURN_IMPORTED"),
                counted.stream().map(one -> one.churned() + " " + one.evidence()).toList());
        assertEquals(List.of(counted.get(0).n() + month.leftOut(), 1), List.of(left + 2, counted.get(1).n()));
        assertEquals(24, month.unscored());
        assertEquals(month.n() + month.unscored(), counted.stream().mapToInt(OutcomeCount::n).sum());
    }

    /**
     * Accounts leave at random. Those whose rating never falls have contracts of a year, and so renewals; compared with these, all that
     * leave would look poor.
     */
    @Test
    void renewals_by_contract_are_not_compared_with_churn_that_was_imported() {
        var tenant = DATABASE.tenant("backtestmixed");
        var falling = labels(1);
        var accounts = plant(tenant, falling, shuffled(leaving(falling), 5), null);
        TenantTransaction.in(DATABASE, tenant, sql -> {
            var customers = new Customers(sql);
            for (int at = 0; at < CUSTOMERS; at++) customers.contract(accounts.get(at), "2023-01-15", null, falling.get(at) ? "a1" : "a12");
            return tenant;
        });

        var view = run(tenant, USUAL);

        for (var horizon : view.horizons()) {
            assertEquals(Verdict.PREDICTS_NOTHING, horizon.verdict());
            assertTrue(horizon.counted().stream().noneMatch(one -> one.evidence() == Evidence.CONTRACTS), horizon::toString);
        }
    }

    @Test
    void contracts_alone_tell_of_both_kinds_or_of_none() {
        var tenant = DATABASE.tenant("backtestcontracts");
        TenantTransaction.in(DATABASE, tenant, sql -> {
            var customers = new Customers(sql);
            var labels = labels(1);
            for (int at = 0; at < CUSTOMERS; at++) {
                var account = customers.account();
                customers.signal(account, "rating", BEGIN.minusDays(100), labels.get(at) ? 20 + at % 9 : 80 + at % 9);
                customers.contract(account, BEGIN.minusDays(365 - at % 300).toString(),
                        labels.get(at) ? BEGIN.plusDays(at % 300).toString() : null, "a12");
            }
            return tenant;
        });

        var view = run(tenant, new BacktestBody(List.of(90), null, null, null));

        var quarter = view.horizons().getFirst();
        assertEquals(List.of(OutcomeSource.CONTRACTS, Verdict.PREDICTS, List.of()),
                List.of(view.outcomes(), quarter.verdict(), quarter.frozenOn()));
        assertEquals(List.of("true CONTRACTS", "false CONTRACTS"),
                quarter.counted().stream().map(one -> one.churned() + " " + one.evidence()).toList());
        assertEquals(labels(1).stream().filter(Boolean::booleanValue).count(), quarter.churned());
    }

    @Test
    void shuffled_labels_predict_nothing() {
        var tenant = DATABASE.tenant("backtestshuffled");
        plant(tenant, labels(1), shuffled(leaving(labels(1)), 23), null);

        for (var horizon : run(tenant, new BacktestBody(List.of(90, 30), null, null, OutcomeSource.IMPORTED)).horizons()) {
            double left = horizon.churned();
            assertEquals(0.5, horizon.statistics().auc().value(), 3 * Math.sqrt((CUSTOMERS + 1) / (12 * left * (CUSTOMERS - left))));
            assertEquals(Verdict.PREDICTS_NOTHING, horizon.verdict());
        }
    }

    @Test
    void under_thirty_of_a_kind_it_refuses_and_says_how_many_there_are() {
        var tenant = DATABASE.tenant("backtestfew");
        TenantTransaction.in(DATABASE, tenant, sql -> {
            var customers = new Customers(sql);
            for (int at = 0; at < 70; at++) {
                var account = customers.account();
                if (at < 29) customers.outcome(account, BEGIN.toString(), "churned");
            }
            return tenant;
        });

        var refusal = assertThrows(Refusal.class, () -> run(tenant, USUAL));

        assertEquals(BacktestRefusal.TOO_FEW_OUTCOMES, refusal.reason());
        assertEquals("29 accounts left and 41 stayed; the minimum is 30 of each.", refusal.detail());
        var none = assertThrows(Refusal.class, () -> run(tenant, new BacktestBody(List.of(), null, null, OutcomeSource.CONTRACTS)));
        assertEquals("0 accounts left and 0 stayed; the minimum is 30 of each.", none.detail());
        var nowhere = DATABASE.tenant("backtestnone");
        assertThrows(Refusal.class, () -> run(nowhere, new BacktestBody(List.of(), null, null, OutcomeSource.IMPORTED)));
    }

    @Test
    void a_member_with_own_accounts_proves_by_those_alone() {
        var tenant = DATABASE.tenant("backtestown");
        var owner = Customers.member(tenant);
        plant(tenant, labels(1).subList(0, 200), leaving(labels(1).subList(0, 200)), owner);
        plant(tenant, labels(2), leaving(labels(1)), null);

        var own = TenantTransaction.in(DATABASE, tenant, sql -> Call.onBehalfOf(TypeId.encode("mem", owner), Sight.own(owner), tenant)
                .run(() -> backtest(sql).of(ID, card(), USUAL, TODAY)));

        assertEquals(200, own.accounts());
        assertTrue(own.horizons().getLast().statistics().auc().value() > 0.9);
        assertEquals(600, run(tenant, USUAL).accounts());
    }

    @Test
    void of_more_accounts_some_are_drawn_by_lot_always_the_same() {
        var tenant = DATABASE.tenant("backtestlot");
        plant(tenant, labels(1), leaving(labels(1)), null);

        var lots =
                IntStream.range(0, 2).mapToObj(time -> TenantTransaction.in(DATABASE, tenant, sql -> Lot.of(List.of(), 150, sql))).toList();

        assertEquals(List.of(CUSTOMERS, 150), List.of(lots.getFirst().accounts(), lots.getFirst().drawn().size()));
        assertEquals(lots.getFirst(), lots.getLast());
    }

    private static List<Boolean> labels(int seed) {
        var random = new Random(seed);
        return IntStream.range(0, CUSTOMERS).mapToObj(at -> random.nextInt(3) == 0).toList();
    }

    /** Returns a separate day of departure for each account that leaves. */
    private static List<Optional<LocalDate>> leaving(List<Boolean> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(at -> labels.get(at) ? Optional.of(BEGIN.plusDays(at % 365)) : Optional.<LocalDate>empty()).toList();
    }

    private static List<Optional<LocalDate>> shuffled(List<Optional<LocalDate>> leaving, int seed) {
        var shuffled = new ArrayList<>(leaving);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /**
     * Writes accounts with a good rating long before. Those of the first list get a low rating a hundred days before a day of their own. An
     * account that leaves gets the best rating on the day of departure, too late to count.
     */
    private static List<AccountId> plant(UUID tenant, List<Boolean> falling, List<Optional<LocalDate>> leaving, UUID owner) {
        var random = new Random(99);
        return TenantTransaction.in(DATABASE, tenant, sql -> {
            var customers = new Customers(sql);
            var accounts = new ArrayList<AccountId>();
            for (int at = 0; at < falling.size(); at++) {
                var account = customers.account(null, owner, "0");
                var day = BEGIN.plusDays(at % 365);
                accounts.add(account);
                customers.signal(account, "rating", BEGIN.minusDays(400), rating(70, random));
                if (falling.get(at)) customers.signal(account, "rating", day.minusDays(100), rating(35, random));
                leaving.get(at).ifPresent(left -> {
                    customers.outcome(account, left.toString(), "churned");
                    customers.signal(account, "rating", left, 100, "T13:00:00Z");
                });
            }
            return accounts;
        });
    }

    private static int rating(int mean, Random random) {
        return Math.clamp(Math.round(random.nextGaussian(mean, 12)), 0, 100);
    }

    private static ScorecardBody card() {
        var pieces = List.of(
                new Piece(null, BigDecimal.ZERO, 0, 0),
                new Piece(BigDecimal.ZERO, BigDecimal.valueOf(100), 0, 10_000),
                new Piece(BigDecimal.valueOf(100), null, 10_000, 10_000));
        var rating =
                new Measure("rating", null, null, 10_000, new Source("signal", "rating", null), Direction.HIGHER_IS_BETTER, pieces, null);
        return new ScorecardBody("Rated", null, List.of(), null, List.of(rating), List.of(), List.of(), null);
    }

    private static BacktestView run(UUID tenant, BacktestBody asked) {
        return TenantTransaction.in(DATABASE, tenant, sql -> backtest(sql).of(ID, card(), asked, TODAY));
    }

    private static Backtest backtest(Sql sql) {
        return new Backtest(Scorers.scoring(sql, ZONE), sql);
    }
}
