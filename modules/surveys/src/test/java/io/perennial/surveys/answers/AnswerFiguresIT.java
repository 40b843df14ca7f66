package io.perennial.surveys.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.health.sources.MeasureSource.Asked;
import io.perennial.health.sources.Source;
import io.perennial.identity.MemberId;
import io.perennial.identity.VendorId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.RenewalId;
import io.perennial.surveys.testing.AskedPeople;
import io.perennial.tickets.TicketId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests what answers tell of an account: for its health, and as a risk of its renewal. */
class AnswerFiguresIT {
    record Raw(@Nullable BigDecimal rawNps, @Nullable BigDecimal rawCsat, @Nullable BigDecimal rawCes, @Nullable BigDecimal rawResponse,
            @Nullable LocalDate seenNps) {}

    private static final Raw UNKNOWN = new Raw(null, null, null, null, null);

    private final AskedPeople alder = AskedPeople.of("alder" + Long.toString(System.nanoTime(), 36));

    private static Raw read(TenantWork work, AccountId account, String day) {
        var raw = new SurveyMeasures().raw(List.of(new Asked("nps", new Source("nps_latest", null, null)),
                new Asked("csat", new Source("csat_share", null, 90)), new Asked("ces", new Source("ces_mean", null, 90)),
                new Asked("response", new Source("response_share", null, 90))));
        var values = new HashMap<String, Object>(raw.values());
        values.putAll(Map.of("zone", "Europe/Berlin", "account", account, "day", day));
        return work.run(sql -> sql.list(Raw.class, """
                with chosen as (select v.id as account_id, :day::date as day, (:day::date + 1)::timestamp at time zone :zone as ends_at
                                from {accounts.visible_account} v where v.id = :account)
                select m.raw_nps, m.raw_csat, m.raw_ces, m.raw_response, m.seen_nps from (%s) m""".formatted(raw.sql()), values))
                .stream().findFirst().orElse(UNKNOWN);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    @Test
    void health_knows_the_latest_recommendation_and_the_satisfaction_of_ninety_days_and_nothing_before() {
        var account = alder.account();
        var jana = alder.contact(account, "user", "jana@rhine.example");
        alder.answer(account, jana, "nps", 9, "2026-01-10T10:00:00Z");
        alder.answer(account, jana, "nps", 4, "2026-03-01T10:00:00Z");
        alder.answer(account, jana, "csat", 5, "2025-11-01T10:00:00Z");
        for (int score : new int[] {5, 4, 3}) alder.answer(account, jana, "csat", score, "2026-03-01T10:00:00Z");
        for (int score : new int[] {7, 2}) alder.answer(account, jana, "ces", score, "2026-03-01T10:00:00Z");
        assertEquals(UNKNOWN, read(alder.work(), account, "2025-10-31"));
        assertEquals(number("9"), read(alder.work(), account, "2026-02-28").rawNps());
        assertEquals(new Raw(number("4"), number("66.67"), number("4.50"), null, LocalDate.parse("2026-03-01")),
                read(alder.work(), account, "2026-03-02"));
        assertEquals(new Raw(number("4"), null, null, null, LocalDate.parse("2026-03-01")), read(alder.work(), account, "2026-09-01"));
        assertEquals(UNKNOWN, read(TenantWork.of("rowan"), account, "2026-03-02"));
    }

    private String response(AccountId account, String day) {
        return Optional.ofNullable(read(alder.work(), account, day).rawResponse()).map(BigDecimal::toPlainString).orElse("unknown");
    }

    /** Invitations go out at ten on 2 March in Berlin, and the wave closes 30 days later. */
    @Test
    void health_knows_who_does_not_answer_only_when_the_time_to_answer_is_over() {
        var account = alder.account();
        alder.invited(account, alder.contact(account, "user", "jana@rhine.example"), "answered");
        alder.invited(account, alder.contact(account, "user", "mei@rhine.example"), "sent");
        var returned = alder.invited(account, alder.contact(account, "user", "ida@rhine.example"), "sent");
        alder.change("update surveys.invitation set bounced_at = :at where tenant_id = :tenant and id = :id",
                Map.of("id", returned, "at", AskedPeople.NINE));
        assertEquals("unknown", response(account, "2026-03-02"), "neither none of them nor all");
        assertEquals("unknown", response(account, "2026-03-08"));
        assertEquals("50.00", response(account, "2026-03-09"));
        assertEquals("50.00", response(account, "2026-06-06"));
        assertEquals("unknown", response(account, "2026-06-07"), "90 days later");

        alder.change("update surveys.wave set closed_at = :at where tenant_id = :tenant and id = :id",
                Map.of("id", alder.wave(), "at", AskedPeople.NINE.plusSeconds(86_400)));
        assertEquals("unknown", response(account, "2026-03-02"));
        assertEquals("50.00", response(account, "2026-03-03"), "nobody can answer a wave that is closed");

        alder.change("update surveys.invitation set answered_at = :at where tenant_id = :tenant and id = :id",
                Map.of("id", returned, "at", AskedPeople.NINE.plusSeconds(7 * 86_400)));
        assertEquals("50.00", response(account, "2026-03-05"), "nobody knew that day what came later");
        assertEquals("66.67", response(account, "2026-03-09"), "what came back and was answered has arrived");
    }

    private String risk(RenewalId renewal, String since) {
        return alder.work().run(sql -> {
            var risk = new DetractorRisk();
            risk.sql = sql;
            return risk.of(renewal, Instant.parse(since)).map(found -> found.kind() + " " + found.count()).orElse("none");
        });
    }

    @Test
    void who_would_not_recommend_us_is_a_risk_of_the_renewal_until_a_better_answer() {
        var account = alder.account();
        var renewal = alder.renewal(account, LocalDate.parse("2026-06-01"));
        var jana = alder.contact(account, "user", "jana@rhine.example");
        var mei = alder.contact(account, "user", "mei@rhine.example");
        alder.answer(account, jana, "nps", 6, "2026-01-10T10:00:00Z");
        alder.answer(account, mei, "nps", 7, "2026-01-10T10:00:00Z");
        alder.answer(account, mei, "csat", 1, "2026-01-10T10:00:00Z");
        alder.answer(alder.account(), null, "nps", 0, "2026-01-10T10:00:00Z");
        assertEquals("DETRACTORS 1", risk(renewal, "2026-01-01T00:00:00Z"));
        assertEquals("none", risk(renewal, "2026-01-11T00:00:00Z"));

        alder.answer(account, null, "nps", 0, "2026-01-12T10:00:00Z");
        assertEquals("DETRACTORS 2", risk(renewal, "2026-01-01T00:00:00Z"));
        alder.answer(account, jana, "nps", 8, "2026-01-13T10:00:00Z");
        assertEquals("DETRACTORS 1", risk(renewal, "2026-01-01T00:00:00Z"));
    }

    private FrozenFacts frozen(AccountId account, TicketId ticket) {
        var body = new AnswerBody(alder.survey(), account, null, ticket, null, 9, null, Map.of(), null, null, null, null, null, Map.of(),
                List.of(), List.of());
        return alder.work().run(sql -> AskedOf.all(List.of(body), List.of(), sql).frozen(body));
    }

    @Test
    void an_answer_about_a_ticket_keeps_who_had_it_and_for_which_vendor() {
        var account = alder.account();
        var ticket = alder.ticket(account, null);
        assertEquals("none null null", told(frozen(account, ticket)));

        var agent = alder.member();
        alder.change("update tickets.ticket set assignee_id = :agent where tenant_id = :tenant and id = :id",
                Map.of("id", ticket, "agent", agent));
        assertEquals("none " + agent.text() + " null", told(frozen(account, ticket)));
        var employer = new VendorId(TypeId.next());
        alder.place(agent, employer);
        assertEquals("none " + agent.text() + " " + employer.text(), told(frozen(account, ticket)));

        var holder = new VendorId(TypeId.next());
        alder.change("""
                insert into tickets.handover (tenant_id, ticket_id, place, vendor_id, budget_share, calendar, from_at)
                values (:tenant, :ticket, 1, :vendor, 0.5, 'standard', :now)
                """, Map.of("ticket", ticket, "vendor", holder, "now", AskedPeople.NINE));
        assertEquals("none " + agent.text() + " " + holder.text(), told(frozen(account, ticket)));
    }

    private static String told(FrozenFacts facts) {
        return facts.arrBand() + " " + Optional.ofNullable(facts.agentId()).map(MemberId::text).orElse("null") + " "
                + Optional.ofNullable(facts.vendorId()).map(VendorId::text).orElse("null");
    }
}
