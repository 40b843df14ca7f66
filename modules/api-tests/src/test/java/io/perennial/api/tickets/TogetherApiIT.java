package io.perennial.api.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Answer;
import io.perennial.api.AtOnce;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests what customers and members do with several tickets, and with the clocks of one. */
@ExtendWith(RunningPerennial.class)
class TogetherApiIT {
    private final PerennialApi admin;
    private final PerennialApi agent;
    private final PerennialApi partner;
    private final PerennialApi leader;
    private final String lead;
    private final String account;
    private final OwnTickets tickets;

    TogetherApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        agent = perennial.member("agent", "northwind");
        partner = perennial.partner("northwind");
        leader = perennial.member("lead", "northwind");
        lead = leader.get("/session").expect(200).text("/subjectId");
        account = admin.post("/accounts", Map.of("name", "Together " + UUID.randomUUID(), "ownerId", lead)).expect(201).text("/id");
        tickets = new OwnTickets(admin, account);
    }

    private static Answer put(PerennialApi api, String path) {
        return api.send("PUT", path, null, null);
    }

    private JsonNode say(String ticket, String author, String text) {
        return agent.post("/messages", Map.of("ticketId", OwnTickets.id(ticket), "author", author, "text", text)).expect(201).json();
    }

    private Stream<JsonNode> clocks(String ticket, String kind) {
        return admin.get(ticket + "/clocks").expect(200).json().path("items").valueStream()
                .filter(one -> one.path("kind").asText().equals(kind));
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void clocks_are_there_with_the_ticket_and_follow_a_corrected_report() {
        var ticket = tickets.create("severity", "critical");
        var first = clocks(ticket, "resolution").findFirst().orElseThrow();
        assertEquals("running", first.path("state").asText());

        var reported = ago(30);
        admin.patch(ticket, "*", Map.of("reportedAt", reported.toString())).expect(200);

        var moved = clocks(ticket, "resolution").findFirst().orElseThrow();
        assertEquals(first.path("id"), moved.path("id"));
        assertEquals(reported, Instant.parse(moved.path("startedAt").asText()));
        assertEquals(reported.plusSeconds(4 * 3600), Instant.parse(moved.path("dueAt").asText()));
        assertEquals(reported.toString(), admin.get(ticket + "/states").expect(200).text("/items/0/from"));
    }

    @Test
    void a_customer_who_writes_again_waits_for_the_next_reply_and_for_the_promised_update() {
        var ticket = tickets.create("severity", "critical", "reportedAt", ago(60).toString());
        say(ticket, "member", "We look into it");
        agent.post("/messages", Map.of("ticketId", OwnTickets.id(ticket), "author", "contact", "text", "And?", "sentAt",
                Instant.now().plusSeconds(2).toString())).expect(201);
        assertEquals(List.of("running"), clocks(ticket, "next_reply").map(one -> one.path("state").asText()).toList());

        var by = Instant.now().plus(90, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        assertEquals(by.toString(), agent.put(ticket + "/promise", Map.of("by", by.toString())).expect(200).text("/promisedBy"));
        var promised = clocks(ticket, "next_update").filter(one -> one.path("policy").asText().equals("promise")).findFirst().orElseThrow();
        assertEquals(by, Instant.parse(promised.path("dueAt").asText()));
        agent.put(ticket + "/promise", Map.of("by", "2020-01-01T00:00:00Z")).expect(422);
        agent.delete(ticket + "/promise", "*").expect(200);
        agent.delete(ticket + "/promise", "*").expect(409, "state_differs");
        agent.put(ticket + "/clocks/" + promised.path("id").asText() + "/excuse", Map.of("reason", "No")).expect(403);
        admin.put(ticket + "/clocks/" + promised.path("id").asText() + "/excuse", Map.of("reason", "No")).expect(409, "clock_not_missed");
    }

    @Test
    void a_question_that_is_recorded_late_was_missed_when_its_time_was_up() {
        var ticket = tickets.create("severity", "critical", "reportedAt", ago(200).toString());
        admin.post("/messages", Map.of("ticketId", OwnTickets.id(ticket), "text", "We look into it", "sentAt", ago(190).toString()))
                .expect(201);
        var asked = ago(180);
        admin.post("/messages", Map.of("ticketId", OwnTickets.id(ticket), "author", "contact", "text", "And?", "sentAt", asked.toString()))
                .expect(201);

        var waits = clocks(ticket, "next_reply").findFirst().orElseThrow();
        assertEquals(asked.plusSeconds(3600), Instant.parse(waits.path("missedAt").asText()), waits::toString);
    }

    @Test
    void merged_tickets_stay_with_their_customer_until_that_is_undone() {
        var other = admin.post("/accounts", Map.of("name", "Other " + UUID.randomUUID())).expect(201).text("/id");
        var goesOn = tickets.create();
        var merged = tickets.create();
        var key = "/tickets/by-external/together/" + UUID.randomUUID();
        var stated = "/tickets/" + admin.put(key, Map.of("accountId", account, "subject", "Map")).expect(201).text("/id");
        admin.put(merged + "/merge", Map.of("into", OwnTickets.id(goesOn))).expect(200);
        admin.put(stated + "/merge", Map.of("into", OwnTickets.id(goesOn))).expect(200);

        for (var one : List.of(merged, goesOn)) admin.patch(one, "*", Map.of("accountId", other)).expect(409, "merge_refused");
        admin.put(key, Map.of("accountId", other, "subject", "Map")).expect(409, "merge_refused");
        admin.patch(merged, "*", Map.of("subject", "Another map")).expect(200);
        admin.delete(merged + "/merge", "*").expect(200);
        admin.patch(merged, "*", Map.of("accountId", other)).expect(200);
    }

    @Test
    void a_merged_ticket_stays_readable_in_the_one_that_goes_on_from_the_older_report() {
        var old = ago(120);
        var merged = tickets.create("reportedAt", old.toString(), "severity", "critical");
        var goesOn = tickets.create("severity", "critical", "reportedAt", ago(10).toString());
        say(merged, "contact", "It is down");

        var view = agent.put(merged + "/merge", Map.of("into", OwnTickets.id(goesOn))).expect(200).json();

        assertEquals("closed", view.path("state").asText());
        assertEquals(OwnTickets.id(goesOn), view.path("mergedInto").asText());
        assertEquals(List.of("stopped"), clocks(merged, "resolution").map(one -> one.path("state").asText()).toList());
        assertEquals(List.of(old.toString()), clocks(goesOn, "resolution").map(one -> one.path("startedAt").asText()).toList());
        assertEquals(OwnTickets.id(merged), admin.get("/messages?ticketId=" + OwnTickets.id(goesOn)).expect(200).text("/items/0/ticketId"));
        agent.put(goesOn + "/pending", Map.of()).expect(200);
        assertEquals(OwnTickets.id(merged), say(merged, "contact", "Still down").path("ticketId").asText());
        assertEquals("open", admin.get(goesOn).expect(200).text("/state"));
        assertEquals("merged", admin.get(goesOn + "/links").expect(200).text("/items/0/kind"));

        agent.put(goesOn + "/merge", Map.of("into", OwnTickets.id(merged))).expect(409, "merge_refused");
        agent.put(goesOn + "/merge", Map.of("into", OwnTickets.id(goesOn))).expect(409, "merge_refused");

        assertEquals("new", agent.delete(merged + "/merge", "*").expect(200).text("/state"));
        assertNotEquals(List.of(old.toString()), clocks(goesOn, "resolution").map(one -> one.path("startedAt").asText()).toList());
        assertEquals(List.of("running"), clocks(merged, "resolution").map(one -> one.path("state").asText()).toList());
    }

    @Test
    void of_two_tickets_that_are_merged_into_each_other_at_once_one_goes_on() {
        var one = tickets.create();
        var other = tickets.create();
        var merges = List.of(AtOnce.begin(() -> admin.put(one + "/merge", Map.of("into", OwnTickets.id(other))).status()),
                AtOnce.begin(() -> admin.put(other + "/merge", Map.of("into", OwnTickets.id(one))).status()));

        assertEquals(List.of(200, 409), merges.stream().map(CompletableFuture::join).sorted().toList());
    }

    @Test
    void messages_that_are_split_off_are_a_ticket_that_was_reported_with_the_first_of_them() {
        var ticket = tickets.create("reportedAt", ago(60).toString());
        var asked = ago(20);
        var message =
                agent.post("/messages", Map.of("ticketId", OwnTickets.id(ticket), "author", "contact", "text", "And the invoice?", "sentAt",
                        asked.toString())).expect(201).text("/id");
        say(ticket, "contact", "The map is still empty");

        var before = admin.get("/changes?types=message").expect(200).text("/after");
        var split = agent.post(ticket + "/splits", Map.of("messageIds", List.of(message), "subject", "Invoice")).expect(201);

        var told = admin.get("/changes?types=message&limit=1000&after=" + before).expect(200).json().path("items").valueStream()
                .filter(entry -> entry.path("id").asText().equals(message)).toList();
        assertEquals(List.of("changed 2 [\"ticketId\"] " + split.text("/id")),
                told.stream().map(entry -> entry.path("op").asText() + " " + entry.path("version") + " " + entry.path("changedFields") + " "
                        + entry.at("/data/ticketId").asText()).toList());
        assertEquals(List.of("Invoice", asked.toString(), "new"),
                Stream.of("/subject", "/reportedAt", "/state").map(split::text).toList());
        assertEquals(asked.toString(),
                clocks("/tickets/" + split.text("/id"), "resolution").findFirst().orElseThrow().path("startedAt").asText());
        assertEquals(1, admin.get("/messages?ticketId=" + split.text("/id")).expect(200).json().path("items").size());
        assertEquals(1, admin.get("/messages?ticketId=" + OwnTickets.id(ticket)).expect(200).json().path("items").size());
        agent.post(ticket + "/splits", Map.of("messageIds", List.of(message))).expect(422, "unknown_message");
    }

    @Test
    void parents_form_no_ring_and_a_ticket_has_one() {
        var child = tickets.create();
        var parent = tickets.create();
        var above = tickets.create();
        put(agent, child + "/links/parent/" + OwnTickets.id(parent)).expect(200);
        put(agent, parent + "/links/parent/" + OwnTickets.id(above)).expect(200);

        put(agent, above + "/links/parent/" + OwnTickets.id(child)).expect(409, "link_refused");
        put(agent, child + "/links/parent/" + OwnTickets.id(above)).expect(409, "link_refused");
        put(agent, child + "/links/duplicate/" + OwnTickets.id(child)).expect(409, "link_refused");
        assertEquals(List.of("parent false", "parent true"), admin.get(parent + "/links").expect(200).json().path("items").valueStream()
                .map(one -> one.path("kind").asText() + " " + one.path("backwards").asText()).sorted().toList());
        agent.delete(parent + "/links/parent/" + OwnTickets.id(above), "*").expect(200);
        put(agent, above + "/links/parent/" + OwnTickets.id(child)).expect(200);
    }

    @Test
    void members_watch_and_have_a_ticket_open_and_programs_do_not() {
        var ticket = tickets.create();
        assertEquals(1, put(agent, ticket + "/watchers/me").expect(200).json().path("items").size());
        assertTrue(Instant.parse(put(agent, ticket + "/presence").expect(200).text("/items/0/until")).isAfter(Instant.now()));
        put(partner, ticket + "/presence").expect(409, "not_a_member");
        assertEquals(1, admin.get(ticket + "/presence").expect(200).json().path("items").size());
        assertEquals(0, agent.delete(ticket + "/presence", "*").expect(200).json().path("items").size());
        assertEquals(0, agent.delete(ticket + "/watchers/me", "*").expect(200).json().path("items").size());
    }

    @Test
    void a_message_of_the_customer_for_a_closed_ticket_is_its_follow_up_and_the_next_one_too() {
        var closed =
                "/tickets/" + admin.post("/tickets", Map.of("accountId", account, "subject", "Long ago", "history", true, "state", "closed",
                        "reportedAt", "2024-01-02T09:00:00Z", "closedAt", "2024-01-03T09:00:00Z")).expect(201).text("/id");

        var followUp = "/tickets/" + say(closed, "contact", "It is back").path("ticketId").asText();

        assertNotEquals(closed, followUp);
        assertEquals(List.of("Long ago", "new"), Stream.of("/subject", "/state").map(admin.get(followUp).expect(200)::text).toList());
        assertEquals("follow_up", admin.get(followUp + "/links").expect(200).text("/items/0/kind"));
        assertEquals(OwnTickets.id(followUp), say(closed, "contact", "Hello?").path("ticketId").asText());
        assertEquals(1, clocks(followUp, "resolution").count());
        var told = admin.get("/accounts/" + account + "/timeline?kind=ticket_created&to=2024-01-04").expect(200);
        assertEquals("2024-01-02T09:00:00Z", told.text("/items/0/occurredAt"));
        assertTrue(Instant.parse(told.text("/items/0/recordedAt")).isAfter(ago(600)));
    }

    @Test
    void unanswered_tickets_of_a_member_go_back_when_the_absence_begins() {
        var waiting = tickets.create();
        var answered = tickets.create();
        for (var one : List.of(waiting, answered)) admin.put(one + "/assignment", Map.of("assigneeId", lead)).expect(200);
        say(answered, "member", "We look into it");

        var absence = admin.post("/members/" + lead + "/absences", Map.of("from", ago(1).toString(), "until",
                Instant.now().plusSeconds(120).toString())).expect(201).text("/id");

        Awaited.until(() -> admin.get(waiting).expect(200).json().path("assigneeId"), JsonNode::isNull);
        assertEquals(lead, admin.get(answered).expect(200).text("/assigneeId"));
        assertEquals("false", admin.get("/members/" + lead + "/availability").expect(200).text("/atWork"));
        assertTrue(Instant.parse(admin.get("/members/" + lead + "/due?seconds=60&from=" + ago(0)).expect(200).text("/dueAt"))
                .isAfter(Instant.now().plusSeconds(90)));
        admin.delete("/members/" + lead + "/absences/" + absence, "*").expect(204);
        assertEquals(0, admin.get("/members/" + lead + "/absences").expect(200).json().path("items").size());
    }

    @Test
    void whoever_has_a_ticket_hears_once_that_time_runs_out() {
        var ticket = tickets.create("severity", "critical");
        admin.put(ticket + "/assignment", Map.of("assigneeId", lead)).expect(200);

        admin.patch(ticket, "*", Map.of("reportedAt", ago(200).toString())).expect(200);

        var told = Awaited.until(() -> leader.get("/notices?kind=ticket_due").expect(200).json().path("items").valueStream()
                .filter(one -> one.path("subjectId").asText().equals(OwnTickets.id(ticket))).toList(), notices -> !notices.isEmpty());
        assertEquals(1, told.size());
    }

    @Test
    void clocks_of_history_are_replayed() {
        var ticket = "/tickets/" + admin
                .post("/tickets", Map.of("accountId", account, "subject", "Long ago", "history", true, "severity", "critical",
                        "reportedAt", "2024-01-02T09:00:00Z", "firstRepliedAt", "2024-01-02T09:30:00Z", "closedAt", "2024-01-03T09:00:00Z"))
                .expect(201).text("/id");
        admin.post("/tickets/replays", Map.of("policy", "none")).expect(422, "unknown_policy");

        var replay = Awaited.until(() -> admin.post("/tickets/replays", Map.of()), started -> started.status() == 202).location();

        Awaited.until(() -> admin.get(replay).expect(200).text("/state"), "complete"::equals);
        assertEquals(List.of("first_response true true", "resolution true false"),
                admin.get(ticket + "/clocks").expect(200).json().path("items").valueStream().map(one -> one.path("kind").asText() + " "
                        + one.path("replayed").asText() + " " + one.path("missedAt").isNull()).toList());
    }
}
