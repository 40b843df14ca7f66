package io.perennial.tickets.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.testing.Desk;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
            return PageTicket.said(PageTicket.find(ticket.value(), NINE, sql).orElseThrow().whole(sql), sql);
        });

        assertEquals("[Said[byCustomer=true, text=public of contact, sentAt=2026-03-02T09:01:00Z],"
                + " Said[byCustomer=false, text=public of member, sentAt=2026-03-02T09:02:00Z]]",
                said.toString().replaceAll("id=[0-9a-f-]+, number=\\d+, ", ""));
    }

    @Test
    void what_a_person_wrote_stays_with_them_after_a_merge_and_a_split_and_nobody_else_reads_it() {
        alder.run(sql -> {
            var desk = new Desk(sql);
            var account = desk.account(null, null);
            var jana = desk.contact(account, "jana@alder.example", "+49 30 1");
            var asked = of(jana, desk.ticket(account, "Asked", NINE), sql);
            var other = of(jana, desk.ticket(account, "Goes on", NINE), sql);
            var split = of(jana, desk.ticket(account, "Split", NINE), sql);
            var kurts = of(desk.contact(account, "kurt@alder.example", "+49 30 2"), desk.ticket(account, "Kurt's", NINE), sql);
            say(sql, asked, "public", "contact", 1);
            say(sql, other, "public", "member", 2);
            say(sql, split, "public", "contact", 3);
            say(sql, kurts, "public", "contact", 4);
            merge(asked, other, sql);
            merge(kurts, other, sql);
            sql.change("insert into tickets.ticket_link (tenant_id, ticket_id, kind, other_id, created_at)"
                    + " values (:tenant, :split, 'split', :other, :at)", Map.of("split", split, "other", other, "at", NINE));

            assertEquals("Goes on: public of contact, public of member, public of contact", told(asked, sql));
            assertEquals("Split: public of contact", told(split, sql));
            assertEquals("Kurt's: public of contact", told(kurts, sql), "the ticket that goes on is another person's");
            return asked;
        });
    }

    private static TicketId of(ContactId contact, TicketId ticket, Sql sql) {
        sql.change("update tickets.ticket set contact_id = :contact where tenant_id = :tenant and id = :id",
                Map.of("contact", contact, "id", ticket));
        return ticket;
    }

    private static void merge(TicketId from, TicketId into, Sql sql) {
        sql.change("update tickets.ticket set merged_into = :into, merged_at = :at where tenant_id = :tenant and id = :id",
                Map.of("into", into, "at", NINE, "id", from));
    }

    private static String told(TicketId asked, Sql sql) {
        var page = PageTicket.find(asked.value(), NINE, sql).orElseThrow();
        return page.subject() + ": "
                + PageTicket.said(page.whole(sql), sql).stream().map(PageTicket.Said::text).collect(Collectors.joining(", "));
    }

    @Test
    void another_company_finds_nothing() {
        var ticket = alder.run(sql -> new Desk(sql).ticket(null, "Map", NINE));

        assertTrue(rowan.run(sql -> PageTicket.find(ticket.value(), NINE, sql)).isEmpty());
        assertEquals("Map", alder.run(sql -> PageTicket.find(ticket.value(), NINE, sql)).orElseThrow().subject());
    }
}
