package io.perennial.api.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Answer;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class TicketsApiIT {
    private static final Map<String, String> SOLUTION = Map.of("cause", "Old tiles", "solution", "New tiles");

    private final PerennialApi admin;
    private final PerennialApi agent;
    private final PerennialApi manager;
    private final PerennialApi csm;
    private final PerennialApi vendor;
    private final String account;

    TicketsApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        agent = perennial.member("agent", "northwind");
        manager = perennial.member("manager", "northwind");
        csm = perennial.member("csm", "northwind");
        vendor = perennial.member("vendor", "northwind");
        account = admin.post("/accounts", Map.of("name", UUID.randomUUID().toString(), "country", "DE")).expect(201).text("/id");
    }

    private Answer ticket(String severity) {
        return admin.post("/tickets", Map.of("accountId", account, "subject", "The map stays empty", "severity", severity)).expect(201);
    }

    private static String id(PerennialApi member) {
        return member.get("/members/me").expect(200).text("/id");
    }

    private List<JsonNode> clocks(String ticket) {
        return admin.get(ticket + "/clocks").expect(200).json().path("items").valueStream().toList();
    }

    private static String states(List<JsonNode> clocks) {
        return String.join(" ", clocks.stream().map(one -> one.path("kind").asText() + "=" + one.path("state").asText()).sorted().toList());
    }

    private static long mentions(PerennialApi member, String ticket) {
        return member.get("/notices?kind=ticket_mentioned").expect(200).json().path("items").valueStream()
                .filter(one -> ticket.endsWith(one.path("subjectId").asText())).count();
    }

    @Test
    void a_mention_tells_who_sees_the_ticket_and_the_writer_learns_who_does_not() {
        var ticket = ticket("general").text("/id");
        var members = List.of(id(manager), id(csm), id(agent));
        var note = agent
                .post("/messages", Map.of("ticketId", ticket, "kind", "internal", "text", "@you", "mentionedIds", members))
                .expect(201);

        assertEquals(members, note.json().path("mentionedIds").valueStream().map(JsonNode::asText).toList());
        assertEquals("[\"" + id(csm) + "\"]", note.json().path("untoldIds").toString());
        assertEquals(List.of(1L, 0L, 0L), List.of(mentions(manager, ticket), mentions(csm, ticket), mentions(agent, ticket)));
        admin.post("/messages",
                Map.of("ticketId", ticket, "text", "?", "mentionedIds", List.of("mem_01kj7fm5h6f6z89btjpfxesf9r")))
                .expect(422, "unknown_member");
    }

    @Test
    void only_who_may_backdate_begins_clocks_in_the_past() {
        var now = Instant.now();
        var old = Map.of("accountId", account, "subject", "Since Monday", "reportedAt", now.minus(25, ChronoUnit.HOURS).toString());
        agent.post("/tickets", old).expect(403, "forbidden");
        var key = "/tickets/by-external/desk/" + UUID.randomUUID();
        agent.put(key, old).expect(403, "forbidden");
        admin.put(key, old).expect(201);
        agent.patch(key, "*", Map.of("subject", "Since Tuesday")).expect(200);

        var typed = agent.post("/tickets", Map.of("accountId", account, "subject", "Typed today", "reportedAt",
                now.minus(23, ChronoUnit.HOURS).toString())).expect(201).location();
        agent.patch(typed, "*", Map.of("reportedAt", now.minus(25, ChronoUnit.HOURS).toString())).expect(403, "forbidden");
    }

    @Test
    void a_complaint_is_taken_up_by_somebody_and_solved_with_an_apology_and_a_remedy() {
        var complaint = admin.post("/tickets", Map.of("accountId", account, "subject", "Third time", "type", "complaint",
                "responsibleParty", "The carrier")).expect(201);
        var location = complaint.location();
        var taken = admin.patch(location, "*", Map.of("acknowledgedAt", "2026-03-02T09:15:00Z")).expect(200);
        var refused = admin.put(location + "/solution", SOLUTION).expect(422, "invalid");
        var solved = admin.put(location + "/solution", Map.of("cause", "Old tiles", "solution", "New tiles", "apology", "We are sorry",
                "remedy", "A month for free")).expect(200);

        assertEquals("2026-03-02T09:15:00Z", taken.text("/acknowledgedAt"));
        assertEquals(List.of("/apology", "/remedy"),
                refused.json().path("errors").valueStream().map(error -> error.path("pointer").asText()).toList());
        assertEquals("A month for free", solved.text("/remedy"));
        assertEquals("The carrier", solved.text("/responsibleParty"));
        admin.patch(location, "*", Map.of("type", "request")).expect(422, "invalid");
    }

    @Test
    void a_call_that_lacks_a_field_at_the_end_of_its_day_is_told_to_whoever_works_on_it() {
        var queue = admin.post("/queues", Map.of("name", UUID.randomUUID().toString(), "memberIds", List.of(id(manager)))).expect(201);
        var call = Map.of("accountId", account, "subject", "Call me", "type", "callback_wish", "queueId", queue.text("/id"), "reportedAt",
                "2026-03-02T09:15:00Z");
        var refused = admin.post("/tickets", call).expect(422, "invalid");
        var taken = admin.post("/tickets", with(call, "channel", "phone")).expect(201).text("/id");
        var whole = admin.post("/tickets", with(with(call, "channel", "phone"), "category", "billing")).expect(201).text("/id");

        Awaited.until(() -> incomplete(), told -> told.contains(taken));
        assertEquals("/category", refused.text("/errors/0/pointer"));
        assertFalse(incomplete().contains(whole));
    }

    private List<String> incomplete() {
        return manager.get("/notices?kind=ticket_incomplete").expect(200).json().path("items").valueStream()
                .map(notice -> notice.path("subjectId").asText()).toList();
    }

    private static Map<String, String> with(Map<String, String> body, String field, String value) {
        var more = new HashMap<>(body);
        more.put(field, value);
        return more;
    }

    @Test
    void whoever_works_on_a_queue_sees_its_tickets_and_of_two_who_claim_one_wins() {
        var ticket = ticket("general").location();
        var queue = admin
                .post("/queues", Map.of("name", UUID.randomUUID().toString(), "memberIds", List.of(id(vendor), id(agent), id(manager))))
                .expect(201).text("/id");
        vendor.get(ticket).expect(404, "not_found");

        var waiting = admin.put(ticket + "/assignment", Map.of("queueId", queue)).expect(200);
        assertEquals(queue, vendor.get(ticket).expect(200).text("/queueId"));

        var claims = Stream.of(agent, manager).parallel()
                .map(one -> one.with("If-Match", waiting.etag()).put(ticket + "/assignment", Map.of("assigneeId", id(one))).status())
                .sorted().toList();
        assertEquals(List.of(200, 412), claims);
        assertEquals("open", admin.get(ticket).expect(200).text("/state"));
        admin.send("DELETE", ticket + "/assignment", null, null).expect(200);
        assertEquals("", admin.get(ticket).expect(200).text("/assigneeId").replace("null", ""));
    }

    @Test
    void clocks_follow_the_ticket_and_account_for_every_second() {
        var ticket = ticket("critical").location();
        assertEquals("first_response=running resolution=running", states(Awaited.until(() -> clocks(ticket), found -> found.size() == 2)));

        var listed = admin.get("/tickets?accountId=" + account + "&sort=nextDueAt").expect(200).json().at("/items/0");
        assertEquals("first_response running", listed.at("/nextClock/kind").asText() + " " + listed.at("/nextClock/state").asText());
        assertEquals("{\"value\":null,\"label\":null,\"tickets\":1}",
                admin.get("/tickets/facets?fields=queue&accountId=" + account).expect(200).json().at("/items/0/values/0").toString());

        agent.post("/messages", Map.of("ticketId", ticket.substring(ticket.lastIndexOf('/') + 1), "text", "We look into it.")).expect(201);
        assertEquals("open", admin.get(ticket).expect(200).text("/state"));
        admin.put(ticket + "/pending", Map.of()).expect(200);
        Awaited.until(() -> states(clocks(ticket)), "first_response=stopped next_update=paused resolution=paused"::equals);
        assertEquals("paused", admin.get("/tickets?accountId=" + account).expect(200).text("/items/0/nextClock/state"));
        admin.put(ticket + "/solution", SOLUTION).expect(200);
        var stopped = Awaited.until(() -> clocks(ticket),
                found -> states(found).equals("first_response=stopped next_update=stopped resolution=stopped"));
        admin.send("DELETE", ticket + "/solution", null, null).expect(200);
        Awaited.until(() -> states(clocks(ticket)), "first_response=stopped next_update=running resolution=running"::equals);

        for (var clock : stopped) {
            var explained = admin.get(ticket + "/clocks/" + clock.path("id").asText() + "/explanation").expect(200).json();
            assertEquals(explained.path("seconds").asLong(),
                    explained.path("segments").valueStream().mapToLong(one -> one.path("seconds").asLong()).sum());
        }
        var held = admin.get(ticket + "/possession").expect(200).json();
        assertEquals(held.path("seconds").asLong(),
                held.path("holders").valueStream().mapToLong(one -> one.path("seconds").asLong()).sum());
        assertTrue(admin.get(ticket + "/states").expect(200).json().path("items").size() >= 5);
    }
}
