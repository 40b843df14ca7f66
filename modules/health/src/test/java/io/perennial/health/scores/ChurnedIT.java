package io.perennial.health.scores;

import static io.perennial.health.keeping.ScoredCompany.card;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.health.keeping.ScoredCompany;
import io.perennial.health.testing.Facts;
import io.perennial.kernel.Grain;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Churned customers are in no distribution, trend or list of movers unless somebody asks for them. */
class ChurnedIT {
    private static final LocalDate DAY = LocalDate.parse("2025-06-10");

    private final ScoredCompany company = new ScoredCompany("churned");
    private final AccountId staying;
    private final AccountId leaving;

    ChurnedIT() {
        company.publish(card("rating", null));
        staying = company.accountRated("40");
        leaving = company.accountRated("80");
        sold(staying, DAY.minusYears(1), null);
        sold(leaving, DAY.minusYears(1), DAY.plusDays(2));
        var never = company.accountRated("60");
        // It was cancelled before it began.
        sold(never, DAY.minusDays(9), DAY.minusDays(9));
        company.rescoreAll();
    }

    private void sold(AccountId account, LocalDate from, LocalDate until) {
        company.does(sql -> new Facts(sql).contract(account, from, until, null, "[]"));
    }

    private void move(int days) {
        company.clock.move(Duration.ofDays(days));
        company.rescoreAll();
    }

    private HealthDistribution on(LocalDate day, boolean churned) {
        return company.in(sql -> HealthReadsIT.distributions(sql).on(day, churned));
    }

    @Test
    void who_left_is_counted_until_the_last_contract_ends_and_then_left_out() {
        move(2);

        var before = on(DAY, false);
        assertEquals(List.of(3L, 0L, 6_000), List.of(before.accounts(), before.churned(), before.average()));
        var after = on(DAY.plusDays(2), false);
        assertEquals(List.of(2L, 1L, 5_000), List.of(after.accounts(), after.churned(), after.average()));
        assertEquals(0, after.scores().get(8).accounts());
        var all = on(DAY.plusDays(2), true);
        assertEquals(List.of(3L, 0L, 6_000), List.of(all.accounts(), all.churned(), all.average()));
        assertEquals(List.of(), on(DAY.plusDays(2), false).bands().stream().filter(band -> band.band().equals("green")).toList());
    }

    @Test
    void who_comes_back_is_counted_again() {
        move(2);
        sold(leaving, DAY.plusDays(4), null);
        move(2);

        assertEquals(List.of(3L, 0L), List.of(on(DAY.plusDays(4), false).accounts(), on(DAY.plusDays(4), false).churned()));
        assertEquals(2, on(DAY.plusDays(2), false).accounts());
    }

    @Test
    void the_stage_of_the_lifecycle_says_it_too() {
        company.does(sql -> sql.change("update accounts.account set lifecycle_stage = 'churned' where tenant_id = :tenant and id = :id",
                Map.of("id", staying)));
        company.rescore(staying);

        assertEquals(List.of(2L, 1L), List.of(on(DAY, false).accounts(), on(DAY, false).churned()));
    }

    @Test
    void who_sees_only_own_accounts_gets_the_same_of_those() {
        var member = company.member();
        company.own(leaving, member);
        company.own(staying, member);
        move(2);

        var seen = company.seenBy(member, sql -> HealthReadsIT.distributions(sql).on(DAY.plusDays(2), false));
        assertEquals(List.of(1L, 1L), List.of(seen.accounts(), seen.churned()));
        assertEquals(2, company.seenBy(member, sql -> HealthReadsIT.distributions(sql).on(DAY.plusDays(2), true)).accounts());
    }

    @Test
    void days_of_which_nothing_was_kept_know_it_by_the_contracts() {
        var gone = company.accountRated("10");
        sold(gone, DAY.minusDays(100), DAY.minusDays(50));

        assertEquals(List.of(3L, 1L), List.of(on(DAY.minusDays(50), false).accounts(), on(DAY.minusDays(50), false).churned()));
        assertEquals(0, on(DAY.minusDays(51), false).churned());
    }

    @Test
    void they_are_no_movers() {
        move(7);
        company.rate(leaving, "10");
        company.rate(staying, "50");
        company.rescoreAll();
        company.rescore(leaving, staying);

        assertEquals(List.of(), company.in(sql -> Movers.of(7, false, sql)).down());
        assertEquals(List.of(leaving), company.in(sql -> Movers.of(7, true, sql)).down().stream().map(Mover::accountId).toList());
        assertEquals(List.of(staying), company.in(sql -> Movers.of(7, false, sql)).up().stream().map(Mover::accountId).toList());
    }

    @Test
    void a_trend_is_the_distribution_of_each_day_from_the_first_stored_one() {
        move(1);
        move(1);

        var trend = company.in(sql -> HealthTrend.of(Grain.DAY, DAY.minusDays(2), DAY.plusDays(3), false, sql));
        assertEquals(List.of(DAY, DAY.plusDays(1), DAY.plusDays(2)), trend.items().stream().map(HealthTrend.TrendPoint::day).toList());
        assertEquals(List.of(3L, 3L, 2L), trend.items().stream().map(HealthTrend.TrendPoint::accounts).toList());
        assertEquals(List.of(0L, 0L, 1L), trend.items().stream().map(HealthTrend.TrendPoint::churned).toList());
        assertEquals(List.of(6_000, 6_000, 5_000), trend.items().stream().map(HealthTrend.TrendPoint::average).toList());
        var member = company.member();
        company.own(leaving, member);
        assertEquals(List.of(1L, 1L, 0L), company.seenBy(member,
                sql -> HealthTrend.of(Grain.DAY, DAY, DAY.plusDays(3), false, sql)).items().stream().map(HealthTrend.TrendPoint::accounts)
                .toList());
        assertEquals(List.of(DAY), HealthTrend.days(Grain.WEEK, DAY, DAY.plusDays(7)));
        assertEquals(HealthTrend.MOST + 1, HealthTrend.days(Grain.DAY, DAY, DAY.plusYears(90)).size());
    }
}
