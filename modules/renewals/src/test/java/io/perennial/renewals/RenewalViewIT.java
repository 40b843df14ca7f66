package io.perennial.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountStanding;
import io.perennial.kernel.Money;
import io.perennial.kernel.Refusal;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import io.perennial.renewals.due.MadeRenewals;
import io.perennial.renewals.testing.Facts;
import io.perennial.renewals.testing.Facts.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RenewalViewIT {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final TenantWork rowan = TenantWork.of("rowan");
    private final TenantWork sallow = TenantWork.of("sallow");
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final UUID owner = Facts.member("rowan");
    private final String segment = "Segment " + UUID.randomUUID();
    private final RenewalId id = rowan.run(sql -> {
        var facts = new Facts(sql);
        var contract = facts.contract(facts.account(owner, segment), Term.until(TODAY.minusYears(1), TODAY.plusDays(29), "1200.00"), TODAY);
        return new MadeRenewals(ZoneId.of("Europe/Berlin"), clock).of(contract, sql);
    });

    @Test
    void its_owner_is_the_accounts_until_somebody_is_named() {
        var other = Facts.member("rowan");

        assertEquals(List.of(id), list(rowan, Map.of("ownerId", "mem_" + text(owner))));
        rowan.run(sql -> sql.change("update renewals.renewal set owner_id = :owner where tenant_id = :tenant and id = :id",
                Map.of("owner", other, "id", id)));

        assertEquals(List.of(), list(rowan, Map.of("ownerId", "mem_" + text(owner))));
        assertEquals(List.of(id), list(rowan, Map.of("ownerId", "mem_" + text(other))));
    }

    @Test
    void critical_tickets_and_missed_clocks_of_the_account_are_risks_and_other_ones_are_not() {
        assertEquals(List.of(), risks(rowan));
        var critical = ticket("critical", "open");
        ticket("critical", "closed");
        ticket("urgent", "open");
        clock(critical, 1, "2026-03-01T09:00:00Z");
        clock(critical, 2, "2025-11-01T09:00:00Z");

        assertEquals(List.of("CRITICAL_TICKETS 1", "CLOCKS_MISSED 1"), risks(rowan));
        assertEquals(List.of(), risks(sallow));
        assertEquals(List.of(), risks(rowan.seenBy(UUID.randomUUID())));
    }

    private List<String> risks(TenantWork work) {
        return work.run(sql -> RenewalRisks.of(id, clock.instant(), sql, List.of())).items().stream()
                .map(one -> one.kind() + " " + one.count())
                .toList();
    }

    private UUID ticket(String severity, String state) {
        var ticket = UUID.randomUUID();
        rowan.run(sql -> sql.change(
                """
                insert into tickets.ticket (tenant_id, id, number, account_id, subject, type, severity, channel, tier, reported_at, precision,
                                            history, state, state_since, created_at, updated_at)
                select r.tenant_id, :ticket, (select coalesce(max(number), 0) + 1 from {whole tickets.ticket}), r.account_id, 'Map', 'request', :severity,
                       'api', 1, :at, 'instant', false, :state, :at, :at, :at
                from {whole renewals.renewal} r where r.id = :id
                """,
                Map.of("ticket", ticket, "id", id, "severity", severity, "state", state, "at", clock.instant())));
        return ticket;
    }

    private void clock(UUID ticket, int round, String missed) {
        rowan.run(sql -> sql.change(
                """
                insert into tickets.clock (tenant_id, id, ticket_id, kind, round, party, run, policy, policy_version, calendar, started_at, provisional,
                                           missed_at, warned, followed, countdown, created_at, updated_at)
                values (:tenant, :id, :ticket, 'next_reply', :round, 'customer', 'running', 'all', 1, 'always', :missed, false, :missed, 100, 1, '{}',
                        :missed, :missed)
                """,
                Map.of("id", UUID.randomUUID(), "ticket", ticket, "round", round, "missed", Instant.parse(missed))));
    }

    @Test
    void a_quarter_goes_from_its_first_day_to_its_last() {
        assertEquals(List.of(id), list(rowan, Map.of("quarter", "2026-Q1")));
        assertEquals(List.of(), list(rowan, Map.of("quarter", "2026-Q2")));
        rowan.run(sql -> sql.change("update renewals.renewal set due_on = due_on + 1 where tenant_id = :tenant and id = :id",
                Map.of("id", id)));
        assertEquals(List.of(), list(rowan, Map.of("quarter", "2026-Q1")));
        assertEquals(List.of(id), list(rowan, Map.of("quarter", "2026-Q2")));
    }

    @Test
    void what_is_decided_is_closed_in_whatever_stage_it_was() {
        rowan.run(sql -> sql.change(
                "update renewals.renewal set state = 'lost', stage = 'verbal', decided_at = :now, reason = 'price' where tenant_id = :tenant and id = :id",
                Map.of("now", clock.instant(), "id", id)));

        assertEquals(List.of(id), list(rowan, Map.of("stage", "closed", "state", "lost")));
        assertEquals(List.of(), list(rowan, Map.of("stage", "verbal")));
    }

    @Test
    void where_two_voices_disagree_at_any_horizon_a_resolution_is_asked_until_there_is_one() {
        var asked = Map.of("resolutionAsked", "true");
        call(180, "'will_renew'", "'will_renew'");
        call(90, "'unclear'", "'will_churn'");
        call(30, "null", "'at_risk'");
        assertEquals(List.of(List.of(), List.of(id)), List.of(list(rowan, asked), list(rowan, Map.of("resolutionAsked", "false"))));

        rowan.run(sql -> sql.change(
                "update renewals.renewal_call set automated = 'will_renew', automated_on = '2026-03-02' where tenant_id = :tenant and renewal_id = :id and horizon = 30",
                Map.of("id", id)));

        assertEquals(List.of(List.of(id), List.of()), List.of(list(rowan, asked), list(rowan, Map.of("resolutionAsked", "false"))));
        assertEquals(List.of(List.of(id), List.of(), List.of()),
                List.of(list(rowan.seenBy(owner), asked), list(rowan.seenBy(UUID.randomUUID()), asked), list(sallow, asked)));
        state("'lost', decided_at = updated_at, reason = 'other'");
        assertEquals(List.of(), list(rowan, asked), "Of what is decided nothing is asked");
        state("'open', decided_at = null, reason = null");
        rowan.run(sql -> sql.change(
                "update renewals.renewal_call set resolution = 'at_risk', resolved_at = said_at where tenant_id = :tenant and renewal_id = :id and horizon = 30",
                Map.of("id", id)));
        assertEquals(List.of(), list(rowan, asked));
    }

    private void state(String state) {
        rowan.run(sql -> sql.change("update renewals.renewal set state = %s where tenant_id = :tenant and id = :id".formatted(state),
                Map.of("id", id)));
    }

    private void call(int horizon, String automated, String answer) {
        rowan.run(sql -> sql.change(
                """
                insert into renewals.renewal_call (tenant_id, renewal_id, horizon, automated, automated_on, answer, said_at)
                select :tenant, :id, :horizon, a, case when a is not null then date '2026-03-02' end, b, :now
                from (values (%s, %s)) said (a, b)
                """.formatted(automated, answer),
                Map.of("id", id, "horizon", horizon, "now", clock.instant())));
    }

    @Test
    void who_sees_only_own_accounts_reads_no_others() {
        var stranger = rowan.seenBy(UUID.randomUUID());

        assertEquals(List.of(id), list(rowan.seenBy(owner), Map.of()));
        assertEquals(List.of(), list(stranger, Map.of()));
        assertThrows(Refusal.class, () -> stranger.run(sql -> RenewalView.get(id, sql)));
    }

    @Test
    void another_company_reads_none_of_it() {
        assertEquals(List.of(), list(sallow, Map.of()));
        assertThrows(Refusal.class, () -> sallow.run(sql -> RenewalView.get(id, sql)));
    }

    private static String text(UUID value) {
        return new RenewalId(value).text().substring("rnw_".length());
    }

    private List<RenewalId> list(TenantWork work, Map<String, String> parameters) {
        return views(work, parameters).stream().map(RenewalView::id).toList();
    }

    private List<RenewalView> views(TenantWork work, Map<String, String> parameters) {
        var asked = new TreeMap<>(parameters);
        asked.put("segment", segment);
        return work.run(sql -> TestLists.on(sql).page(RenewalView.LISTING, new Query(asked), Map.of("currency", "EUR", "decimals", 2)))
                .items();
    }

    @Test
    void a_list_shows_names_the_health_and_the_amount_in_the_tenants_currency() {
        rowan.run(sql -> sql.change(
                "update renewals.renewal set currency = 'USD', rate = 0.5 where tenant_id = :tenant and id = :id", Map.of("id", id)));
        rowan.run(sql -> sql.change(
                """
                insert into accounts.account_health (tenant_id, account_id, score, band, band_since, coverage, trend)
                select tenant_id, account_id, 4000, 'red', :day, 8000, -700 from {beyond renewals.renewal} where id = :id
                """, Map.of("id", id, "day", TODAY)));

        var listed = views(rowan, Map.of("id", id.text())).getFirst();

        assertEquals(List.of("Alder", "Ida"), List.of(listed.accountName(), listed.ownerName()));
        assertEquals("1200.00 USD, 600.00 EUR", amount(listed.targetArr()) + ", " + amount(listed.convertedArr()));
        assertEquals(new AccountStanding(4_000, "red", TODAY, 8_000, -700), listed.health());
        assertNull(rowan.run(sql -> RenewalView.get(id, sql)).health());
    }

    private static String amount(@Nullable Money money) {
        return money == null ? "" : money.amount().toPlainString() + " " + money.currency();
    }
}
