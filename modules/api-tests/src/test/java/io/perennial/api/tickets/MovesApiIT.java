package io.perennial.api.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests where tickets go when members, customers and time move them. */
@ExtendWith(RunningPerennial.class)
class MovesApiIT {
    private final PerennialApi admin;
    private final PerennialApi agent;
    private final PerennialApi leader;
    private final PerennialApi csm;
    private final String lead;
    private final String vendor;
    private final String account;
    private final OwnTickets tickets;

    MovesApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        agent = perennial.member("agent", "northwind");
        leader = perennial.member("lead", "northwind");
        csm = perennial.member("csm", "northwind");
        lead = leader.get("/members/me").expect(200).text("/id");
        vendor = perennial.member("vendor", "northwind").get("/members/me").expect(200).text("/id");
        account = admin.post("/accounts", Map.of("name", "Moved " + UUID.randomUUID(), "ownerId", lead)).expect(201).text("/id");
        tickets = new OwnTickets(admin, account);
    }

    private String queue(List<String> members) {
        return admin.post("/queues", Map.of("name", UUID.randomUUID().toString(), "memberIds", members)).expect(201).text("/id");
    }

    private String say(String ticket, String author) {
        return admin.post("/messages", Map.of("ticketId", OwnTickets.id(ticket), "author", author, "text", "It is down")).expect(201)
                .text("/ticketId");
    }

    private List<String> states(String ticket) {
        return admin.get(ticket + "/states").expect(200).json().path("items").valueStream().map(one -> one.path("state").asText()).toList();
    }

    @Test
    void a_ticket_that_waits_until_a_moment_opens_then_once_and_whoever_has_it_hears_of_it() {
        var ticket = tickets.create();
        admin.put(ticket + "/assignment", Map.of("assigneeId", lead)).expect(200);
        var past = Map.of("until", "2020-01-01T00:00:00Z", "party", "supplier");
        assertEquals("/until", admin.put(ticket + "/hold", past).expect(422).text("/errors/0/pointer"));
        assertEquals("/until",
                admin.put(ticket + "/pending", Map.of("until", "2020-01-01T00:00:00Z")).expect(422).text("/errors/0/pointer"));

        admin.put(ticket + "/pending", Map.of("until", Instant.now().plus(2, ChronoUnit.SECONDS).toString())).expect(200);

        Awaited.until(() -> admin.get(ticket).expect(200).text("/state"), "open"::equals);
        assertEquals(List.of("new", "open", "pending", "open"), states(ticket));
        assertEquals(OwnTickets.id(ticket), leader.get("/notices?kind=ticket_awake").expect(200).text("/items/0/subjectId"));
    }

    @Test
    void what_a_customer_wrote_is_deleted_by_nobody_who_may_not_excuse_misses() {
        var ticket = tickets.create();
        say(ticket, "contact");

        agent.delete(ticket, "*").expect(409, "ticket_kept");
        agent.get(ticket).expect(200);
        agent.delete(tickets.create(), "*").expect(204);
        admin.delete(ticket, "*").expect(204);
    }

    @Test
    void a_ticket_into_which_another_is_merged_is_deleted_by_nobody_until_that_is_undone() {
        var merged = tickets.create();
        var other = tickets.create();
        say(merged, "contact");
        agent.put(merged + "/merge", Map.of("into", OwnTickets.id(other))).expect(200);

        agent.delete(other, "*").expect(409, "ticket_kept");
        admin.delete(other, "*").expect(409, "ticket_kept");

        agent.delete(merged + "/merge", "*").expect(200);
        agent.delete(other, "*").expect(204);
    }

    @Test
    void a_customer_reopens_what_was_solved_for_fourteen_days_and_later_begins_a_follow_up() {
        var window = Instant.now().minus(14, ChronoUnit.DAYS);
        var within = solved(window.plus(1, ChronoUnit.HOURS));
        var later = solved(window.minus(1, ChronoUnit.HOURS));

        assertEquals(OwnTickets.id(within), say(within, "contact"));
        var followUp = "/tickets/" + say(later, "contact");

        assertEquals(List.of("open", "solved", "new"),
                Stream.of(within, later, followUp).map(one -> admin.get(one).expect(200).text("/state")).toList());
        assertEquals("follow_up", admin.get(followUp + "/links").expect(200).text("/items/0/kind"));
    }

    private String solved(Instant at) {
        return tickets.create("history", true, "state", "solved", "reportedAt", at.minus(1, ChronoUnit.HOURS).toString(), "solvedAt",
                at.toString());
    }

    @Test
    void nobody_gets_a_ticket_that_they_do_not_see() {
        var ticket = tickets.create();

        assertEquals("/assigneeId", admin.put(ticket + "/assignment", Map.of("assigneeId", vendor)).expect(422, "unknown_member")
                .text("/errors/0/pointer"));
        admin.put(ticket + "/assignment", Map.of("queueId", queue(List.of(vendor)), "assigneeId", vendor)).expect(200);
    }

    @Test
    void whoever_hands_a_ticket_to_a_queue_of_others_has_done_so() {
        var ticket = tickets.create();
        admin.put(ticket + "/assignment", Map.of("queueId", queue(List.of(csm.get("/members/me").expect(200).text("/id"))))).expect(200);
        assertEquals("new", csm.get(ticket).expect(200).text("/state"));
        var others = queue(List.of(vendor));

        csm.put(ticket + "/assignment", Map.of("queueId", others)).expect(204);

        assertEquals(others, admin.get(ticket).expect(200).text("/queueId"));
        csm.get(ticket).expect(404, "not_found");
    }

    @Test
    void whoever_watches_a_ticket_and_no_longer_sees_it_hears_no_more_of_it() {
        var ticket = tickets.create("severity", "critical");
        var me = admin.get("/members/me").expect(200).text("/id");
        leader.send("PUT", ticket + "/watchers/me", null, null).expect(200);
        admin.put(ticket + "/assignment", Map.of("assigneeId", me)).expect(200);
        admin.patch("/accounts/" + account, "*", Map.of("ownerId", me)).expect(200);
        leader.get(ticket).expect(404);

        admin.patch(ticket, "*", Map.of("reportedAt", Instant.now().minus(200, ChronoUnit.MINUTES).toString())).expect(200);

        Awaited.until(() -> due(admin, ticket), found -> found == 1);
        assertEquals(0, due(leader, ticket));
    }

    /** Returns how many notices say that time runs out for a ticket. */
    private static long due(PerennialApi member, String ticket) {
        return member.get("/notices?kind=ticket_due").expect(200).json().path("items").valueStream()
                .filter(one -> one.path("subjectId").asText().equals(OwnTickets.id(ticket))).count();
    }

    @Test
    void a_part_of_a_ticket_stays_in_its_queue() {
        var queue = queue(List.of(lead));
        var ticket = tickets.create("queueId", queue);
        assertEquals(queue, admin.get(ticket).expect(200).text("/queueId"));
        var message = admin.post("/messages", Map.of("ticketId", OwnTickets.id(ticket), "text", "And this")).expect(201).text("/id");

        assertEquals(queue, admin.post(ticket + "/splits", Map.of("messageIds", List.of(message))).expect(201).text("/queueId"));
    }

    @Test
    void refusals_say_what_is_so() {
        var one = tickets.create();
        var other = tickets.create();
        assertEquals("The ticket is not solved.", admin.delete(one + "/solution", "*").expect(409, "state_differs").text("/detail"));
        admin.put(one + "/merge", Map.of("into", OwnTickets.id(other))).expect(200);

        assertEquals("The other ticket is merged into this one. Undo that first.",
                admin.put(other + "/merge", Map.of("into", OwnTickets.id(one))).expect(409, "merge_refused").text("/detail"));
        assertEquals("The ticket is merged already. Undo that first.",
                admin.put(one + "/merge", Map.of("into", OwnTickets.id(tickets.create()))).expect(409, "merge_refused").text("/detail"));
        assertEquals("new", admin.delete(one + "/merge", "*").expect(200).text("/state"));
    }

    @Test
    void nobody_moves_a_ticket_out_of_the_own_sight_by_a_change_of_its_fields() {
        var me = csm.get("/members/me").expect(200).text("/id");
        var ticket = tickets.create();
        admin.put(ticket + "/assignment", Map.of("queueId", queue(List.of(me)))).expect(200);
        var away = queue(List.of(lead));
        var refused = csm.patch(ticket, "*", Map.of("queueId", away, "subject", "Away")).expect(422, "unknown_queue");
        assertEquals("/queueId You do not see the tickets of this queue.",
                refused.text("/errors/0/pointer") + " " + refused.text("/errors/0/detail"));
        assertEquals("Map", csm.get(ticket).expect(200).text("/subject"));
        csm.patch(ticket, "*", Map.of("queueId", queue(List.of(lead, me)))).expect(200);
        leader.patch(ticket, "*", Map.of("queueId", queue(List.of()))).expect(200);
        csm.get(ticket).expect(404);
    }

    @Test
    void a_miss_stays_when_its_ticket_is_marked_as_spam_until_it_is_excused() {
        var reported = Instant.now().minus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
        var ticket = tickets.create("severity", "critical", "reportedAt", reported);
        var missed = "/missed-clocks?accountId=" + account;
        var before = Awaited.until(() -> admin.get(missed).expect(200).json().path("items"), items -> !items.isEmpty());
        assertEquals("false", before.path(0).path("spam").asText());

        agent.send("PUT", ticket + "/spam", null, null).expect(200);
        assertEquals(before.size(), admin.get(missed + "&spam=true&excused=false").expect(200).json().path("items").size());
        assertEquals(0, admin.get(missed + "&spam=false").expect(200).json().path("items").size());
        var clock = before.path(0).path("id").asText();
        agent.put(ticket + "/clocks/" + clock + "/excuse", Map.of("reason", "Spam")).expect(403);
        admin.put(ticket + "/clocks/" + clock + "/excuse", Map.of("reason", "Spam")).expect(200);
        assertEquals(before.size() - 1, admin.get(missed + "&excused=false").expect(200).json().path("items").size());
    }
}
