package io.perennial.api.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that a promise is kept by what a person tells the customer, and by nothing else. */
@ExtendWith(RunningPerennial.class)
class EndingsApiIT {
    private final PerennialApi admin;
    private final OwnTickets tickets;

    EndingsApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        tickets = new OwnTickets(admin, admin.post("/accounts", Map.of("name", "Endings " + UUID.randomUUID())).expect(201).text("/id"));
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
    }

    private String promised(String ticket) {
        var by = ago(-90).toString();
        assertEquals(by, admin.put(ticket + "/promise", Map.of("by", by)).expect(200).text("/promisedBy"));
        return by;
    }

    private JsonNode answer(String ticket) {
        return admin.post("/messages", Map.of("ticketId", OwnTickets.id(ticket), "text", "We look into it")).expect(201).json();
    }

    /** Returns the clocks of a kind: what each does, and why it ended. */
    private List<String> clocks(String ticket, String kind) {
        return admin.get(ticket + "/clocks").expect(200).json().path("items").valueStream()
                .filter(one -> one.path("kind").asText().equals(kind))
                .map(one -> one.path("policy").asText() + " " + one.path("state").asText() + " " + one.path("ended").asText()).toList();
    }

    private List<String> states(String ticket, String kind) {
        return clocks(ticket, kind).stream().map(one -> one.substring(one.indexOf(' ') + 1)).toList();
    }

    @Test
    void what_an_answer_had_stopped_goes_on_when_the_answer_is_split_off() {
        var ticket = tickets.create("severity", "critical", "reportedAt", ago(20).toString());
        var by = promised(ticket);
        var answer = answer(ticket);
        assertEquals(List.of("stopped null"), states(ticket, "first_response"));
        assertEquals(true, admin.get(ticket).expect(200).json().path("promisedBy").isNull());

        var split = "/tickets/" + admin.post(ticket + "/splits", Map.of("messageIds", List.of(answer.path("id").asText()))).expect(201)
                .text("/id");

        assertEquals(List.of("running null"), states(ticket, "first_response"));
        assertEquals(List.of("promise running null"), clocks(ticket, "next_update"));
        assertEquals(List.of(by, "null"),
                List.of(admin.get(ticket).expect(200).text("/promisedBy"),
                        admin.get(ticket).expect(200).json().path("firstRepliedAt").asText()));
        assertEquals(answer.path("sentAt").asText(), admin.get(split).expect(200).text("/firstRepliedAt"));
        assertEquals(List.of("stopped null"), states(split, "first_response"));
    }

    @Test
    void an_answer_of_a_machine_whose_clock_is_fast_stops_the_clock_now() {
        var ticket = tickets.create("severity", "critical", "reportedAt", ago(20).toString());
        admin.post("/messages", Map.of("ticketId", OwnTickets.id(ticket), "text", "We look into it", "sentAt",
                Instant.now().plusSeconds(50).toString())).expect(201);

        assertEquals(List.of("stopped null"), states(ticket, "first_response"));
    }

    @Test
    void clocks_of_a_merged_ticket_end_with_the_merge_and_an_undo_brings_them_back() {
        var merged = tickets.create("severity", "critical", "reportedAt", ago(20).toString());
        var goesOn = tickets.create("severity", "critical", "reportedAt", ago(10).toString());
        admin.put(merged + "/merge", Map.of("into", OwnTickets.id(goesOn))).expect(200);
        var answered = answer(merged).path("sentAt").asText();

        assertEquals(List.of("stopped merged"), states(merged, "first_response"));
        assertEquals(List.of("stopped merged"), states(merged, "resolution"));
        assertEquals(answered, admin.get(goesOn).expect(200).text("/firstRepliedAt"));
        assertEquals(List.of("stopped null"), states(goesOn, "first_response"));

        admin.delete(merged + "/merge", "*").expect(200);

        assertEquals(List.of("running null"), states(merged, "resolution"));
        assertEquals(List.of("stopped null"), states(merged, "first_response"));
        assertEquals(answered, admin.get(merged).expect(200).text("/firstRepliedAt"));
        assertEquals(List.of("running null"), states(goesOn, "first_response"));
        assertEquals(true, admin.get(goesOn).expect(200).json().path("firstRepliedAt").isNull());
    }

    @Test
    void a_promise_ends_with_a_solution_without_a_word_and_is_kept_by_a_message() {
        var silent = tickets.create("severity", "critical");
        promised(silent);
        admin.put(silent + "/solution", Map.of("cause", "A setting", "solution", "Changed it")).expect(200);
        assertEquals(List.of("promise stopped solved"), clocks(silent, "next_update"));
        assertEquals(List.of("stopped solved"), states(silent, "first_response"));
        assertEquals(List.of("stopped null"), states(silent, "resolution"));

        var told = tickets.create("severity", "critical");
        promised(told);
        answer(told);
        assertEquals(true, clocks(told, "next_update").contains("promise stopped null"));

        var withdrawn = tickets.create("severity", "critical");
        promised(withdrawn);
        admin.delete(withdrawn + "/promise", "*").expect(200);
        assertEquals(List.of("promise stopped withdrawn"), clocks(withdrawn, "next_update"));
    }

    @Test
    void a_promise_that_ended_with_the_solution_did_so_also_if_the_ticket_is_reopened_in_the_same_second() {
        var solved = tickets.create();
        promised(solved);
        admin.put(solved + "/solution", Map.of("cause", "Cable", "solution", "Replaced")).expect(200);
        admin.delete(solved + "/solution", "*").expect(200);
        assertEquals(List.of("stopped solved"), states(solved, "next_update"));

        var withdrawn = tickets.create();
        promised(withdrawn);
        admin.delete(withdrawn + "/promise", "*").expect(200);
        admin.put(withdrawn + "/solution", Map.of("cause", "Cable", "solution", "Replaced")).expect(200);
        assertEquals(List.of("stopped withdrawn"), states(withdrawn, "next_update"));
    }
}
