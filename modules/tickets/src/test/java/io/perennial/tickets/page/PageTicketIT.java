package io.perennial.tickets.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.testing.Desk;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageTicketIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork rowan = TenantWork.of("rowan");

    private static UUID say(Sql sql, TicketId ticket, String kind, String author, int minute) {
        var id = TypeId.next();
        sql.change(
                """
                insert into tickets.message (tenant_id, id, ticket_id, kind, author, author_name, text, channel, sent_at, auto_reply, history,
                                             created_at, updated_at)
                values (:tenant, :id, :ticket, :kind, :author, 'clara@alder.example', :text, 'api', :at, false, false, :at, :at)
                """,
                Map.of("id", id, "ticket", ticket, "kind", kind, "author", author, "text", kind + " of " + author, "at",
                        NINE.plusSeconds(60L * minute)));
        return id;
    }

    @Test
    void a_customer_sees_the_public_messages_of_one_ticket_and_nobodys_name() {
        var said = alder.run(sql -> {
            var desk = new Desk(sql);
            var ticket = desk.ticket(desk.account(null, null), "Map", NINE);
            var other = desk.ticket(null, "Other", NINE);
            say(sql, other, "public", "contact", 0);
            say(sql, ticket, "public", "member", 2);
            say(sql, ticket, "internal", "member", 3);
            say(sql, ticket, "system", "bot", 4);
            say(sql, ticket, "public", "contact", 1);
            return PageTicket.find(ticket.value(), NINE, sql).orElseThrow().said(sql);
        });

        assertEquals("[Said[byCustomer=true, text=public of contact, sentAt=2026-03-02T09:01:00Z],"
                + " Said[byCustomer=false, text=public of member, sentAt=2026-03-02T09:02:00Z]]",
                said.toString().replaceAll("id=[0-9a-f-]+, ", ""));
    }

    @Test
    void another_company_finds_nothing() {
        var ticket = alder.run(sql -> new Desk(sql).ticket(null, "Map", NINE));

        assertTrue(rowan.run(sql -> PageTicket.find(ticket.value(), NINE, sql)).isEmpty());
        assertEquals("Map", alder.run(sql -> PageTicket.find(ticket.value(), NINE, sql)).orElseThrow().subject());
    }
}
