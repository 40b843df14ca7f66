package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.testing.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that the list and the figures count what merged tickets missed: each promise once, and each of them. */
class MergedMissesIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = NINE.plus(Duration.ofHours(1));

    private final TenantWork alder = TenantWork.of("alder" + UUID.randomUUID().toString().substring(0, 8));

    private TicketId reported(Instant at) {
        return alder.run(sql -> new Desk(sql).ticket(null, "Map", at));
    }

    /** Misses what counts from an instant by half an hour. */
    private void missed(TicketId ticket, String kind, int round, Instant from) {
        alder.run(sql -> sql.change("""
                insert into tickets.clock (tenant_id, id, ticket_id, kind, round, party, run, policy, policy_version, calendar, started_at, due_at,
                                           provisional, missed_at, warned, followed, replayed, countdown, created_at, updated_at)
                values (:tenant, :id, :ticket, :kind, :round, 'customer', 'running', 'all', 1, 'always', :from, :missed, false, :missed, 100, 2,
                        false, '{}', :from, :missed)
                """, Sql.values("id", TypeId.next(), "ticket", ticket, "kind", kind, "round", round, "from", from, "missed",
                from.plus(Duration.ofMinutes(30)))));
    }

    private void merge(TicketId ticket, TicketId into) {
        alder.run(sql -> sql.change("""
                update tickets.ticket set merged_into = :into, merged_at = :at, state = 'closed', closed_at = :at
                where tenant_id = :tenant and id = :id
                """, Map.of("id", ticket, "into", into, "at", TEN.plus(Duration.ofHours(2)))));
    }

    private void counted(long misses) {
        assertEquals(misses,
                (long) alder.run(sql -> sql.number("select count(*) from {whole tickets.decided_clock} where missed", Map.of())));
        assertEquals(misses, (long) alder.run(sql -> sql.number("select count(*) from (" + MissedClockView.MISSED + ") l", Map.of())));
    }

    @Test
    void what_a_later_ticket_missed_stays_when_it_is_merged_into_an_older_one_that_missed_too() {
        var older = reported(NINE);
        var later = reported(TEN);
        missed(older, "first_response", 1, NINE);
        missed(later, "first_response", 1, TEN);
        merge(later, older);

        counted(2);
    }

    @Test
    void what_two_tickets_of_the_same_second_missed_are_two_promises() {
        var one = reported(NINE);
        var other = reported(NINE);
        missed(one, "resolution", 1, NINE);
        missed(other, "resolution", 1, NINE);
        merge(one, other);

        counted(2);
    }

    @Test
    void what_goes_on_from_the_older_report_or_from_the_same_message_is_one_promise_and_an_own_miss_another() {
        var older = reported(NINE);
        var later = reported(TEN);
        missed(older, "first_response", 1, NINE);
        missed(later, "first_response", 1, NINE);
        missed(later, "first_response", 2, TEN);
        missed(older, "next_reply", 1, TEN);
        missed(later, "next_reply", 1, TEN);
        merge(older, later);

        counted(3);
    }

    @Test
    void a_merged_miss_is_that_of_no_ticket_that_is_gone() {
        var older = reported(NINE);
        var later = reported(TEN);
        missed(older, "first_response", 1, NINE);
        missed(later, "first_response", 1, NINE);
        merge(older, later);
        alder.run(sql -> sql.change("update tickets.ticket set deleted_at = :at where tenant_id = :tenant and id = :id",
                Map.of("id", later, "at", TEN)));

        counted(1);
    }
}
