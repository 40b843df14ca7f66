package io.perennial.renewals.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.identity.testing.FixedHome;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.RenewalCall;
import io.perennial.renewals.RenewalCall.CallAnswer;
import io.perennial.renewals.RenewalCall.CallReason;
import io.perennial.renewals.RenewalId;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutomatedCallsIT {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final TenantWork acacia = TenantWork.of("acacia");
    private final TenantWork linden = TenantWork.of("linden");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final FixedHome home = new FixedHome(BERLIN, clock);

    /** The facts known of an account. {@code recent} and {@code before} are numbers of days with usage. */
    private record Known(@Nullable Integer score, int coverage, @Nullable Integer trend, int recent, int before, int risks) {
        static Known random(Random dice) {
            var scored = dice.nextInt(5) > 0;
            return new Known(
                    scored ? dice.nextInt(10_001) : null, scored ? dice.nextInt(1, 10_001) : 0,
                    scored && dice.nextBoolean() ? dice.nextInt(-6_000, 6_001) : null,
                    dice.nextInt(31), dice.nextInt(31), dice.nextInt(5));
        }

        /** Computes the published rule once more, in plain Java. */
        String call() {
            if (score == null || coverage < 3_000) return "UNCLEAR null";
            int likelihood = score + (trend == null ? 0 : Math.clamp(trend / 2, -1_000, 1_000)) - Math.min(2_400, 800 * risks);
            if (before > 0 && recent <= 0.75 * before) likelihood -= 1_000;
            else if (before > 0 && recent >= 1.25 * before) likelihood += 500;
            likelihood = Math.clamp(likelihood, 0, 10_000);
            return (likelihood >= 7_000 ? "WILL_RENEW" : likelihood >= 4_000 ? "AT_RISK" : "WILL_CHURN") + " " + likelihood;
        }
    }

    record Made(RenewalId id) {}

    @BeforeEach
    void nothing() {
        for (var table : List.of("renewals.renewal_call", "renewals.renewal", "accounts.contract"))
            acacia.run(sql -> sql.change("delete from " + table + " where tenant_id = :tenant", Map.of()));
    }

    @Test
    void what_is_foretold_follows_from_the_published_rule() {
        var dice = new Random(4);
        for (int times = 0; times < 60; times++) {
            var known = Known.random(dice);
            var renewal = renewal(known, 60);
            make();

            var call = only(renewal);
            assertEquals(known.call(), call.automated() + " " + call.automatedLikelihood(), known::toString);
            assertEquals(90, call.horizon());
        }
    }

    @Test
    void its_reasons_add_up_to_it() {
        var call = called(new Known(6_000, 9_000, 3_000, 10, 20, 1), 60);

        assertEquals("health_score 6000 6000, coverage 9000 0, trend 3000 1000, usage_trend -5000 -1000, risk_reasons 1 -800", told(call));
        assertEquals(5_200, call.reasons().stream().mapToInt(CallReason::effect).sum());
        assertEquals(5_200, call.automatedLikelihood());
    }

    @Test
    void it_is_made_once_for_each_horizon_and_stays_as_it_was_said() {
        var renewal = renewal(new Known(9_000, 9_000, null, 0, 0, 0), 91);
        make();
        acacia.run(sql -> sql.change("update accounts.account_health set score = 1000 where tenant_id = :tenant", Map.of()));
        make();
        assertEquals(List.of("180 WILL_RENEW"), horizons(renewal));

        clock.move(Duration.ofDays(1));
        make();
        assertEquals(List.of("180 WILL_RENEW", "90 WILL_CHURN"), horizons(renewal));
        clock.move(Duration.ofDays(60));
        make();
        assertEquals(List.of("180 WILL_RENEW", "90 WILL_CHURN", "30 WILL_CHURN"), horizons(renewal));
    }

    @Test
    void nothing_is_foretold_of_what_is_decided_or_over() {
        var decided = renewal(new Known(9_000, 9_000, null, 0, 0, 0), 60);
        acacia.run(sql -> sql.change(
                "update renewals.renewal set state = 'lost', reason = 'price', decided_at = :now where tenant_id = :tenant",
                Map.of("now", clock.instant())));
        var over = renewal(new Known(9_000, 9_000, null, 0, 0, 0), 0);
        make();

        assertEquals(List.of(), horizons(decided));
        assertEquals(List.of(), horizons(over));
    }

    @Test
    void it_is_added_to_what_somebody_said_before() {
        var renewal = renewal(new Known(9_000, 9_000, null, 0, 0, 0), 60);
        acacia.run(sql -> sql.change(
                "insert into renewals.renewal_call (tenant_id, renewal_id, horizon, answer, said_by, said_at) values (:tenant, :id, 90, 'at_risk', 'mem_1', :now)",
                Map.of("id", renewal, "now", clock.instant())));
        assertTrue(!only(renewal).resolutionAsked());
        make();

        assertEquals(List.of(CallAnswer.AT_RISK, CallAnswer.WILL_RENEW, true),
                List.of(only(renewal).answer(), only(renewal).automated(), only(renewal).resolutionAsked()));
    }

    @Test
    void another_company_has_none_of_it() {
        var renewal = renewal(new Known(9_000, 9_000, null, 0, 0, 0), 60);
        linden.run(sql -> {
            new AutomatedCalls(sql, home).make(new UUID(0, 0), new UUID(-1, -1));
            return sql;
        });
        assertEquals(List.of(), horizons(renewal));
        make();
        assertEquals(List.of(), linden.run(sql -> RenewalCall.of(renewal, sql)));
    }

    private RenewalCall called(Known known, int days) {
        var renewal = renewal(known, days);
        make();
        return only(renewal);
    }

    private RenewalId renewal(Known known, int days) {
        return acacia.run(sql -> {
            var facts = new Facts(sql);
            var account = facts.account();
            health(sql, account, known);
            use(sql, account, TODAY.minusDays(30), known.recent());
            use(sql, account, TODAY.minusDays(60), known.before());
            ContractId contract = facts.contract(account, Term.until(TODAY.minusYears(1), TODAY.plusDays(days), "1.00"), TODAY);
            new TermEnds(sql, home, clock, new TenantWork.Heard()).follow(new UUID[] {contract.value()});
            var made = sql.first(Made.class, "select id from {whole renewals.renewal} where contract_id = :contract",
                    Map.of("contract", contract)).orElseThrow().id();
            var risks = "[\"a\", \"b\", \"c\", \"d\"]".substring(0, known.risks() == 0 ? 1 : known.risks() * 5 - 1) + "]";
            sql.change("update renewals.renewal set risk_reasons = :risks::jsonb where tenant_id = :tenant and id = :id",
                    Map.of("risks", risks, "id", made));
            return made;
        });
    }

    private static void health(Sql sql, AccountId account, Known known) {
        sql.change(
                """
                insert into accounts.account_health (tenant_id, account_id, score, band, band_since, coverage, trend)
                values (:tenant, :id, :score::integer, case when :score::integer is not null then 'red' end,
                        case when :score::integer is not null then date '2026-01-01' end, :coverage, :trend::integer)
                """,
                Sql.values("id", account, "score", known.score(), "coverage", known.coverage(), "trend", known.trend()));
    }

    /** Adds usage on so many days, at most 30, in the last second of each local day. */
    private static void use(Sql sql, AccountId account, LocalDate from, int days) {
        for (int day = 0; day < Math.min(days, 30); day++)
            sql.change(
                    "insert into accounts.usage_point (tenant_id, account_id, metric, at, value) values (:tenant, :account, 'logins', :at, 1)",
                    Map.of("account", account, "at", from.plusDays(day + 1).atStartOfDay(BERLIN).toInstant().minusSeconds(1)));
    }

    private void make() {
        acacia.run(sql -> {
            new AutomatedCalls(sql, home).make(new UUID(0, 0), new UUID(-1, -1));
            return sql;
        });
    }

    private RenewalCall only(RenewalId renewal) {
        var calls = acacia.run(sql -> RenewalCall.of(renewal, sql));
        assertEquals(1, calls.size());
        return calls.getFirst();
    }

    private List<String> horizons(RenewalId renewal) {
        return acacia.run(sql -> RenewalCall.of(renewal, sql)).stream().map(call -> call.horizon() + " " + call.automated()).toList();
    }

    private static String told(RenewalCall call) {
        return String.join(", ",
                call.reasons().stream().map(reason -> reason.key() + " " + reason.figure() + " " + reason.effect()).toList());
    }
}
