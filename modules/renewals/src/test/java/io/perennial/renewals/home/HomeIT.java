package io.perennial.renewals.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.RenewalCall.CallAnswer;
import io.perennial.renewals.RenewalId;
import io.perennial.renewals.home.HomeView.BandMove;
import io.perennial.renewals.testing.DueRenewals;
import io.perennial.renewals.testing.DueRenewals.Due;
import io.perennial.renewals.testing.Facts;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HomeIT {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate TODAY = LocalDate.parse("2026-02-10");

    private final TenantWork myrtle = TenantWork.of("myrtle");
    private final MemberId me = new MemberId(Facts.member("myrtle"));

    @Test
    void what_is_due_in_thirty_days_is_due_in_sixty_and_ninety_too() {
        add(Due.open(TODAY, "1.00", null).decidedBy(TODAY.plusDays(1)));
        add(Due.open(TODAY.plusDays(30), "2.00", null));
        add(Due.open(TODAY.plusDays(31), "4.00", null).in("USD", "0.5"));
        add(Due.open(TODAY.plusDays(60), "8.00", null).in("CHF", null));
        add(Due.open(TODAY.plusDays(90), "16.00", null));
        add(Due.open(TODAY.plusDays(91), "32.00", null));
        add(Due.open(TODAY.minusDays(1), "64.00", null));
        add(Due.open(TODAY.plusDays(1), "128.00", null).ended("lost"));

        assertEquals(List.of("30 2 3.00 0", "60 4 5.00 1", "90 5 21.00 1"), home().due().stream()
                .map(span -> span.days() + " " + span.n() + " " + span.arr().amount() + " " + span.withoutRate()).toList());
    }

    @Test
    void todays_work_is_what_is_overdue_and_what_should_be_decided_by_now() {
        var overdue = add(Due.open(TODAY.minusDays(1), "1.00", null));
        var reached = add(Due.open(TODAY.plusDays(40), "2.00", null).decidedBy(TODAY));
        add(Due.open(TODAY.plusDays(41), "4.00", null).decidedBy(TODAY.plusDays(1)));
        add(Due.open(TODAY.minusDays(2), "8.00", null).deferredTo(TODAY.plusDays(1)));
        var asked = add(Due.open(TODAY.minusDays(3), "16.00", null).deferredTo(TODAY));

        var work = home().work();

        assertEquals(List.of(1L, 2L), List.of(work.overdue(), work.decisionsReached()));
        assertEquals(
                List.of(new RenewalId(overdue) + " OVERDUE", new RenewalId(asked) + " DECISION_REACHED",
                        new RenewalId(reached) + " DECISION_REACHED"),
                work.items().stream().map(one -> one.renewalId() + " " + one.why()).toList());
        assertEquals("Alder", work.items().getFirst().accountName());
    }

    @Test
    void a_resolution_is_asked_at_each_horizon_of_what_is_undecided() {
        var later = add(Due.open(TODAY.plusDays(80), "1.00", null));
        var sooner = add(Due.open(TODAY.minusDays(1), "2.00", null));
        var lost = add(Due.open(TODAY, "4.00", null).ended("lost"));
        for (var renewal : List.of(later, sooner, lost)) for (var horizon : List.of(90, 180)) call(renewal, horizon, "at_risk");
        call(later, 30, "will_renew");

        var resolutions = home().resolutions();

        assertEquals(4, resolutions.n());
        assertEquals(
                List.of(new RenewalId(sooner) + " 180", new RenewalId(sooner) + " 90", new RenewalId(later) + " 180",
                        new RenewalId(later) + " 90"),
                resolutions.items().stream().map(one -> one.renewalId() + " " + one.horizon()).toList());
        assertEquals(List.of("Alder", CallAnswer.WILL_RENEW, CallAnswer.AT_RISK), List.of(resolutions.items().getFirst().accountName(),
                resolutions.items().getFirst().automated(), resolutions.items().getFirst().answer()));
    }

    @Test
    void an_account_that_changed_band_in_the_last_week_is_shown_with_the_band_before() {
        var moved = account(me.value(), TODAY.minusDays(6), "red", "green");
        account(me.value(), TODAY.minusDays(7), "red", "green");
        account(me.value(), TODAY, "red", null);
        account(null, TODAY, "red", "green");

        var moves = home().moves();

        assertEquals(1, moves.n());
        assertEquals(List.of(new BandMove(moved, "Alder", "green", "red", 3_000, TODAY.minusDays(6))), moves.items());
    }

    @Test
    void the_quarter_stands_against_what_is_due_and_what_was_said() {
        add(Due.open(LocalDate.parse("2026-01-01"), "100.00", "90.00").ended("downsold"));
        add(Due.open(LocalDate.parse("2026-03-31"), "100.00", "50.00"));
        add(Due.open(LocalDate.parse("2026-04-01"), "100.00", null));
        assertNull(home().forecast().submitted());
        myrtle.run(sql -> sql.change(
                """
                insert into renewals.forecast_submission (tenant_id, quarter, member_id, currency, amount, submitted_at)
                values (:tenant, '2026-01-01', :me, 'EUR', 120, now())
                """,
                Map.of("me", me)));

        var outlook = home().forecast();

        assertEquals(List.of("2026-Q1", "140.00", "200.00", "120.00"),
                List.of(outlook.quarter(), outlook.sum().forecast().amount().toString(),
                        outlook.sum().due().amount().toString(), outlook.submitted().amount().toString()));
    }

    @Test
    void who_is_named_works_on_it_and_the_accounts_owner_no_more() {
        var other = new MemberId(Facts.member("myrtle"));
        var renewal = add(Due.open(TODAY.minusDays(1), "1.00", null));
        call(renewal, 30, "at_risk");
        myrtle.run(sql -> sql.change("update renewals.renewal set owner_id = :other where tenant_id = :tenant and id = :id",
                Map.of("other", other, "id", renewal)));

        assertEquals(List.of(0L, 0L), waiting(home()));
        assertEquals(List.of(1L, 1L), waiting(of(myrtle, other)));
        assertEquals(List.of(0L, 0L), waiting(of(myrtle.seenBy(other.value()), other)));
    }

    @Test
    void another_company_and_whoever_sees_no_accounts_find_nothing() {
        call(add(Due.open(TODAY.minusDays(1), "1.00", null)), 30, "at_risk");
        account(me.value(), TODAY, "red", "green");

        for (var work : List.of(TenantWork.of("oleander"), myrtle.seenBy(new UUID(0, 0)))) {
            var home = of(work, me);
            assertEquals(List.of(0L, 0L), waiting(home));
            assertEquals(List.of(0L, 0L, 0L), List.of(home.moves().n(), home.forecast().sum().n(), home.due().getFirst().n()));
        }
        assertEquals(List.of(1L, 1L), waiting(of(myrtle.seenBy(me.value()), me)));
    }

    private static List<Long> waiting(HomeView home) {
        return List.of(home.work().overdue(), home.resolutions().n());
    }

    /** Inserts a call; its automated part is {@code will_renew}. */
    private void call(UUID renewal, int horizon, String answer) {
        myrtle.run(sql -> sql.change(
                """
                insert into renewals.renewal_call (tenant_id, renewal_id, horizon, automated, automated_on, answer, said_by, said_at)
                values (:tenant, :id, :horizon, 'will_renew', '2026-01-01', :answer, 'mem_1', '2026-01-01')
                """,
                Map.of("id", renewal, "horizon", horizon, "answer", answer)));
    }

    private UUID add(Due due) {
        return myrtle.run(sql -> new DueRenewals(sql).add(me.value(), due));
    }

    /** Inserts an account that has been in a band since a day, and before that in another one. */
    private AccountId account(@Nullable UUID owner, LocalDate since, String band, @Nullable String before) {
        return myrtle.run(sql -> {
            var account = new Facts(sql).account(owner, null);
            sql.change(
                    "insert into accounts.account_health (tenant_id, account_id, score, band, band_since) values (:tenant, :id, 3000, :band, :since)",
                    Map.of("id", account, "band", band, "since", since));
            if (before != null) score(sql, account, since.minusDays(20), before);
            score(sql, account, since, band);
            return account;
        });
    }

    private static void score(Sql sql, AccountId account, LocalDate since, String band) {
        sql.change(
                """
                insert into health.score (tenant_id, account_id, since, scorecard_id, score, coverage, low, high, band, raw, points, freshness, seen, computed_at)
                values (:tenant, :id, :since, :card, 3000, 10000, 3000, 3000, :band, '{}', '{}', '{}', '{}', now())
                """,
                Map.of("id", account, "since", since, "card", card(sql), "band", band));
    }

    private static UUID card(Sql sql) {
        var id = TypeId.next();
        sql.change(
                """
                insert into health.scorecard (tenant_id, id, name, number, state, precedence, definition, published_at, created_at, updated_at)
                values (:tenant, :id, :name, 1, 'published', 0, '{}', now(), now(), now())
                """,
                Map.of("id", id, "name", id.toString()));
        return id;
    }

    private HomeView home() {
        return of(myrtle, me);
    }

    private static HomeView of(TenantWork work, MemberId member) {
        return work.run(sql -> HomeView.of(member, TODAY, EUR, sql));
    }
}
