package io.perennial.api.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Answer;
import io.perennial.api.Awaited;
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

/** Tests each entrance of what has happened: nobody knows what will have happened. */
@ExtendWith(RunningPerennial.class)
class FutureFactsApiIT {
    private final PerennialApi admin;
    private final String account;
    private final String key = UUID.randomUUID().toString();
    private final String soon = in(30);
    private final String later = in(3600);

    FutureFactsApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        account = admin.post("/accounts", Map.of("name", "Future " + key)).expect(201).text("/id");
    }

    private static String in(int seconds) {
        return Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Map<String, Object> ticket(String field, String at) {
        return Map.of("accountId", account, "subject", "Map", field, at);
    }

    private Map<String, Object> history(String field, String at) {
        return Map.of("accountId", account, "subject", "Map", "history", true, "reportedAt", "2024-01-02T09:00:00Z", field, at);
    }

    private static List<String> pointers(JsonNode errors) {
        return errors.valueStream().map(error -> error.path("pointer").asText()).toList();
    }

    private static void refused(String pointer, Answer answer) {
        assertEquals(List.of(pointer), pointers(answer.expect(422, "invalid").json().path("errors")));
    }

    @Test
    void tickets_of_the_future_are_refused_and_clocks_of_machines_may_differ_a_little() {
        for (var field : List.of("reportedAt", "occurredAt")) {
            refused("/" + field, admin.post("/tickets", ticket(field, later)));
            admin.post("/tickets", ticket(field, soon)).expect(201);
        }
        for (var field : List.of("firstRepliedAt", "solvedAt", "closedAt"))
            refused("/" + field, admin.put("/tickets/by-external/desk/" + key, history(field, later)));
        var complaint = admin.post("/tickets", Map.of("accountId", account, "subject", "Map", "type", "complaint")).expect(201).location();
        refused("/acknowledgedAt", admin.patch(complaint, "*", Map.of("acknowledgedAt", later)));
        refused("/occurredAt", admin.patch(complaint, "*", Map.of("occurredAt", later)));
    }

    @Test
    void messages_of_the_future_are_refused() {
        var id = admin.post("/tickets", ticket("occurredAt", soon)).expect(201).text("/id");
        for (var author : List.of("member", "contact"))
            refused("/sentAt", admin.post("/messages", Map.of("ticketId", id, "author", author, "text", "?", "sentAt", later)));
        refused("/sentAt", admin.post("/messages", Map.of("ticketId", id, "text", "?", "sentAt", later, "history", true)));
    }

    @Test
    void an_item_of_the_future_is_refused_alone_in_a_batch() {
        var tickets = admin.post("/tickets/batch", Map.of("items", List.of(history("closedAt", later), history("closedAt", in(0)))))
                .expect(207).json();
        assertEquals(List.of("/closedAt"), pointers(tickets.at("/items/0/problem/errors")), tickets::toString);
        assertEquals(1, tickets.at("/summary/created").asInt());
        var id = tickets.at("/items/1/id").asText();
        var messages = admin.post("/messages/batch", Map.of("items", List.of(
                Map.of("ticketId", id, "text", "?", "sentAt", later, "history", true)))).expect(207).json();
        assertEquals(List.of("/sentAt"), pointers(messages.at("/items/0/problem/errors")), messages::toString);
    }

    @Test
    void a_row_of_the_future_is_refused_alone_in_an_import() {
        assertEquals("2 1 1",
                imported("tickets", "requests", "request,reported,closed\n" + key + ",2024-01-02T09:00:00Z,2024-01-03T09:00:00Z\n"
                        + key + "-2,2024-01-02T09:00:00Z," + later + "\n"));
        assertEquals("2 1 1", imported("messages", "letters", "letter,request,sent\n" + key + "," + key + ",2024-01-02T10:00:00Z\n"
                + key + "-2," + key + "," + later + "\n"));
        assertEquals("2 1 1", imported("ticket_states", "stages", "request,at,stage\n" + key + ",2024-01-02T10:00:00Z,open\n"
                + key + "," + later + ",pending\n"));
    }

    /** Returns the number of rows: all, created, refused. */
    private String imported(String kind, String mapping, String csv) {
        var started = admin.send("POST", "/imports?kind=" + kind + "&mapping=" + mapping, "text/csv", csv).expect(202).text("/id");
        var done = Awaited.until(() -> admin.get("/imports/" + started).expect(200).json(), one -> !one.path("finishedAt").isNull());
        return done.path("rows") + " " + done.path("created") + " " + done.path("refused");
    }
}
