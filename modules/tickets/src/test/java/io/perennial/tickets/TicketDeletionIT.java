package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.testing.Desk;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketDeletionIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TenantWork alder = TenantWork.of("alder" + UUID.randomUUID().toString().substring(0, 8));
    private final TicketId ticket = alder.run(sql -> new Desk(sql).ticket(null, "Map", NINE));

    private boolean isKept() {
        return alder.run(sql -> TicketDeletion.isKept(ticket, sql));
    }

    private void message(String kind, String author) {
        alder.run(sql -> sql.change("""
                insert into tickets.message (tenant_id, id, ticket_id, kind, author, text, channel, sent_at, auto_reply, history, created_at,
                                             updated_at)
                values (:tenant, :id, :ticket, :kind, :author, 'See', 'api', :at, false, false, :at, :at)
                """, Sql.values("id", TypeId.next(), "ticket", ticket, "kind", kind, "author", author, "at", NINE)));
    }

    private void clock(String kind, String party, @Nullable Instant missed) {
        alder.run(sql -> sql.change("""
                insert into tickets.clock (tenant_id, id, ticket_id, kind, round, party, run, policy, policy_version, calendar, started_at, due_at,
                                           provisional, missed_at, warned, followed, replayed, countdown, created_at, updated_at)
                values (:tenant, :id, :ticket, :kind, 1, :party, 'running', 'all', 1, 'always', :at, :at, false, :missed::timestamptz, 0, 2, false,
                        '{}', :at, :at)
                """, Sql.values("id", TypeId.next(), "ticket", ticket, "kind", kind, "party", party, "missed", missed, "at", NINE)));
    }

    @Test
    void what_a_customer_wrote_keeps_a_ticket() {
        message("public", "member");
        message("internal", "client");
        assertEquals(false, isKept());

        message("public", "contact");
        assertEquals(true, isKept());
        assertEquals(false, TenantWork.of("rowan").run(sql -> TicketDeletion.isKept(ticket, sql)));
    }

    @Test
    void what_was_missed_for_the_customer_keeps_a_ticket() {
        clock("first_response", "customer", null);
        clock("resolution", "tier", NINE);
        assertEquals(false, isKept());

        clock("resolution", "customer", NINE);
        assertEquals(true, isKept());
    }

    @Test
    void a_ticket_that_goes_on_for_another_one_is_not_deleted_as_long_as_that_is_there() {
        assertEquals(false, alder.run(sql -> TicketDeletion.goesOn(ticket, sql)));
        var merged = alder.run(sql -> new Desk(sql).ticket(null, "Map again", NINE));
        change("merged_into = :into, merged_at = :at, state = 'closed', closed_at = :at", merged);

        assertEquals(true, alder.run(sql -> TicketDeletion.goesOn(ticket, sql)));
        assertEquals(false, TenantWork.of("rowan").run(sql -> TicketDeletion.goesOn(ticket, sql)));
        change("deleted_at = :at, merged_into = :into", merged);
        assertEquals(false, alder.run(sql -> TicketDeletion.goesOn(ticket, sql)));
    }

    private void change(String what, TicketId of) {
        alder.run(sql -> sql.change("update tickets.ticket set " + what + " where tenant_id = :tenant and id = :id",
                Sql.values("id", of, "into", ticket, "at", NINE)));
    }

    @Test
    void what_was_missed_here_keeps_a_ticket_that_is_called_history_later() {
        clock("resolution", "customer", NINE);
        change("history = true, updated_at = :at", ticket);

        assertEquals(true, isKept());
    }

    @Test
    void what_another_system_told_of_the_past_keeps_none() {
        message("public", "contact");
        alder.run(sql -> sql.change("update tickets.ticket set history = true where tenant_id = :tenant and id = :id",
                Sql.values("id", ticket)));

        assertEquals(false, isKept());
    }
}
