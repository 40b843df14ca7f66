package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Page;
import io.perennial.kernel.Refusal;
import io.perennial.platform.json.Json;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import io.perennial.records.RecordKinds;
import io.perennial.records.Records;
import io.perennial.tickets.testing.Desk;
import jakarta.validation.Validation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketsIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Json JSON = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final TenantWork alder = TenantWork.of("alder" + UUID.randomUUID().toString().substring(0, 8));
    private final TenantWork rowan = TenantWork.of("rowan");

    @Test
    void a_ticket_is_read_as_it_was_written() {
        var account = account(alder, null, null);

        var view = get(alder, ticket(alder, account, "Map", NINE));

        assertEquals("Map", view.subject());
        assertEquals(account, view.accountId());
        assertEquals(Severity.GENERAL, view.severity());
        assertEquals(TicketStatus.NEW, view.state());
        assertEquals(NINE, view.reportedAt());
        assertEquals(List.of(), view.externalKeys());
    }

    @Test
    void another_company_reads_none_of_it() {
        var account = account(alder, null, null);
        var id = ticket(alder, account, "Map", NINE);

        assertThrows(Refusal.class, () -> get(rowan, id));
        assertEquals(List.of(), ids(list(rowan, Map.of("accountId", account.text()))));
        assertEquals(List.of(), ids(list(rowan, Map.of("match", "unmatched"))));
    }

    @Test
    void the_newest_report_comes_first_and_filters_narrow_page_by_page() {
        var account = account(alder, null, null);
        var nine = ticket(alder, account, "Nine", NINE);
        var ten = ticket(alder, account, "Ten", TEN);
        var unmatched = ticket(alder, null, "Whose?", NINE.minusSeconds(60));

        var first = list(alder, Map.of("limit", "2"));
        assertEquals(List.of(ten, nine), ids(first));
        assertEquals(List.of(unmatched), ids(list(alder, Map.of("limit", "2", "cursor", String.valueOf(first.nextCursor())))));
        assertEquals(List.of(unmatched), ids(list(alder, Map.of("match", "unmatched"))));
        assertEquals(List.of(nine, ten), ids(list(alder, Map.of("match", "matched", "sort", "number"))));
        assertEquals(List.of(), ids(list(alder, Map.of("state", "closed"))));
        assertEquals(List.of(), ids(list(alder, Map.of("severity", "critical"))));
    }

    @Test
    void who_sees_only_own_accounts_or_a_segment_sees_only_their_tickets_and_no_unmatched_ones() {
        var member = Desk.member("alder");
        var own = ticket(TenantWork.of("alder"), account(TenantWork.of("alder"), member, null), "Own", NINE);
        var other = ticket(TenantWork.of("alder"), account(TenantWork.of("alder"), null, "gold-" + member), "Other", NINE);
        var unmatched = ticket(TenantWork.of("alder"), null, "Whose?", NINE);
        var csm = TenantWork.of("alder").seenBy(member);

        assertEquals(List.of(own), ids(list(csm, Map.of())));
        assertEquals("Own", get(csm, own).subject());
        assertThrows(Refusal.class, () -> get(csm, other));
        assertThrows(Refusal.class, () -> get(csm, unmatched));
        assertEquals(List.of(), ids(list(csm, Map.of("match", "unmatched"))));
    }

    @Test
    void with_an_account_go_its_tickets_and_nobody_elses() {
        var account = account(alder, null, null);
        var gone = ticket(alder, account, "Gone", NINE);
        var stays = ticket(alder, account(alder, null, null), "Stays", NINE);
        var heard = new TenantWork.Heard();

        alder.run(sql -> {
            new Records(new Entities(), heard, sql, Clock.fixed(TEN, ZoneOffset.UTC), new RecordKinds(Given.of()), JSON)
                    .deleteAllOf(Tickets.KIND, account);
            return account;
        });

        assertEquals(List.of(gone), heard.events.stream().map(DomainEvent::subject).toList());
        assertEquals("#1 Gone", heard.events.getFirst().label());
        assertEquals(account, heard.events.getFirst().about());
        assertThrows(Refusal.class, () -> get(alder, gone));
        assertEquals("Stays", get(alder, stays).subject());
    }

    @Test
    void numbers_have_no_gaps_also_if_fewer_tickets_come_than_were_asked_for() {
        assertEquals(List.of(1L, 2L), alder.run(sql -> {
            var five = new Numbering(5, sql);
            var taken = List.of(five.next(), five.next());
            five.end();
            return taken;
        }));
        assertEquals(List.of(3L, 4L, 5L), alder.run(sql -> {
            var one = new Numbering(1, sql);
            var taken = List.of(one.next(), one.next(), one.next());
            one.end();
            return taken;
        }));
        assertEquals(1L, rowanOnce());
    }

    private static long rowanOnce() {
        return TenantWork.of("rowan" + UUID.randomUUID().toString().substring(0, 8)).run(sql -> new Numbering(1, sql).next());
    }

    @Test
    void a_contact_must_be_at_the_tickets_account() {
        var account = account(alder, null, null);
        var other = account(alder, null, null);
        var jana = alder.run(sql -> new Desk(sql).contact(account, "jana@rhine.example", "+49 30 901820"));
        var theirs = rowan.run(sql -> new Desk(sql).contact(new Desk(sql).account(null, null), "jana@rhine.example", "1"));

        alder.run(sql -> {
            var known = NamedContacts.of(Stream.of(jana, theirs), sql);
            known.require(jana, account);
            assertThrows(Refusal.class, () -> known.require(jana, other));
            assertThrows(Refusal.class, () -> known.require(jana, null));
            assertThrows(Refusal.class, () -> known.require(theirs, account));
            return Map.<ContactId, AccountId>of();
        });
    }

    private static TicketView get(TenantWork work, TicketId id) {
        return work.run(sql -> TicketView.get(id, sql));
    }

    private static Page<TicketView> list(TenantWork work, Map<String, String> parameters) {
        return work.run(sql -> TestLists.on(sql).page(TicketView.LISTING, new Query(new TreeMap<>(parameters))));
    }

    private static List<TicketId> ids(Page<TicketView> page) {
        return page.items().stream().map(TicketView::id).toList();
    }

    private static AccountId account(TenantWork work, @Nullable UUID owner, @Nullable String segment) {
        return work.run(sql -> new Desk(sql).account(owner, segment));
    }

    private static TicketId ticket(TenantWork work, @Nullable AccountId account, String subject, Instant reportedAt) {
        return work.run(sql -> new Desk(sql).ticket(account, subject, reportedAt));
    }
}
