package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.made.Invited;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that a repeated request with an Idempotency-Key tells its caller nothing that they may not see any more. */
@ExtendWith(RunningPerennial.class)
class RepeatsBySightApiIT {
    private static final String TENANT = "northwind";
    private static final List<String> WRITES = List.of("accounts:read", "accounts:write", "accounts:bulk_write", "contacts:write",
            "contracts:read", "contracts:write", "expansions:read", "expansions:write", "tickets:read", "tickets:write", "messages:read",
            "messages:write", "notes:read", "notes:write", "callbacks:write");

    private final Perennial perennial;
    private final PerennialApi admin;
    private final String mark = UUID.randomUUID().toString();
    private final String email = "jana." + mark + "@rhine.example";
    private final String role = "once_" + mark.substring(0, 8);
    private final String account;

    RepeatsBySightApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin(TENANT);
        account = admin.post("/accounts", Map.of("name", "Rhine " + mark)).expect(201).text("/id");
    }

    private record Sent(String path, Object body) {}

    private void allow(String visible, String... more) {
        var permissions = new ArrayList<>(WRITES);
        permissions.addAll(List.of(more));
        var made = admin.put("/roles/" + role, Map.of("permissions", permissions, "visible", List.of(visible)));
        assertTrue(made.status() < 300, made::body);
    }

    private Sent contact() {
        return new Sent("/contacts", Map.of("accountId", account, "name", "Jana", "emails", List.of(email)));
    }

    private Sent ticket() {
        return new Sent("/tickets", Map.of("accountId", account, "subject", "Map", "requester", Map.of("email", email)));
    }

    private Sent contract() {
        return new Sent("/contracts",
                Map.of("accountId", account, "number", mark, "startsOn", "2026-01-01", "term", "P12M", "autoRenew", true,
                        "billing", "yearly", "currency", "EUR",
                        "lines", List.of(Map.of("product", "Fleet", "quantity", "1", "unitPrice", "4321.99", "per", "month"))));
    }

    private Sent lead() {
        return new Sent("/expansions",
                Map.of("accountId", account, "name", "More", "amount", Map.of("amount", "3333.77", "currency", "EUR")));
    }

    private static Answer again(PerennialApi once, Sent sent) {
        return once.post(sent.path(), sent.body());
    }

    @Test
    void of_a_class_that_was_closed_since_nothing_is_told() {
        allow("all", "contacts:read", "revenue:read");
        var once = Invited.as(role, "", perennial, TENANT).api().with("Idempotency-Key", mark);
        var all = List.of(ticket(), contract(), lead());
        for (var sent : all) again(once, sent).expect(201);
        again(once, contact()).expect(201);

        allow("all");
        Awaited.until(() -> again(once, contact()), answer -> answer.status() == 403);
        for (var sent : all) {
            var told = again(once, sent).expect(201);
            assertEquals("true", told.header("Idempotency-Replayed"));
            for (var closed : List.of(email, "4321.99", "3333.77", "51863.88")) assertFalse(told.body().contains(closed), told::body);
            assertTrue(told.json().path("redacted").size() > 0, told::body);
        }
    }

    @Test
    void of_a_record_that_the_caller_does_not_see_any_more_nothing_is_told() {
        allow("all", "contacts:read", "contacts:bulk_write", "revenue:read");
        var once = Invited.as(role, "", perennial, TENANT).api().with("Idempotency-Key", mark);
        var ticket = again(once, ticket()).expect(201);
        var all = List.of(ticket(), new Sent("/messages", Map.of("ticketId", ticket.text("/id"), "kind", "internal", "text", mark)),
                new Sent("/accounts/" + account + "/notes", Map.of("text", mark)), contact());
        var batch = new Sent("/accounts/batch", Map.of("items", List.of(Map.of("name", mark))));
        for (var sent : all) again(once, sent).expect(201);
        assertEquals(again(once, batch).expect(207).body(), again(once, batch).expect(207).body());

        allow("own", "contacts:read", "contacts:bulk_write", "revenue:read");
        Awaited.until(() -> once.get(ticket.location()), answer -> answer.status() == 404);
        for (var sent : all) again(once, sent).expect(404, "not_found");
        again(once, batch).expect(409, "idempotency_sight_changed");
    }

    @Test
    void of_a_record_that_was_deleted_nothing_is_told_and_nothing_kept() throws Exception {
        allow("all", "contacts:read");
        var once = Invited.as(role, "", perennial, TENANT).api().with("Idempotency-Key", mark);
        var made = again(once, contact()).expect(201);
        if (perennial.database().isPresent()) {
            var kept = perennial.database().get().ask("select body from platform.idempotency_key where key = '" + mark + "'");
            assertEquals(List.of(""), kept);
        }
        admin.delete(made.location(), made.etag()).expect(204);
        again(once, contact()).expect(404, "not_found");
    }

    @Test
    void of_a_ticket_whose_grant_ended_nothing_is_told() {
        var vendor = admin.post("/vendors", Map.of("name", mark, "zone", "Europe/Riga", "languages", List.of("en"), "calendar", "always"))
                .expect(201).text("/id");
        var queue = admin.post("/queues", Map.of("name", mark)).expect(201).text("/id");
        var ticket = admin.post(ticket().path(), ticket().body()).expect(201).text("/id");
        admin.put("/tickets/" + ticket + "/assignment", Map.of("queueId", queue)).expect(200);
        var grant =
                admin.post("/vendors/" + vendor + "/grants", Map.of("queueIds", List.of(queue), "actions", List.of("reply"))).expect(201);
        var once = Invited.as("vendor_agent", vendor, perennial, TENANT).api().with("Idempotency-Key", mark);
        var reply = new Sent("/messages", Map.of("ticketId", ticket, "text", mark));
        again(once, reply).expect(201);
        assertEquals("true", again(once, reply).expect(201).header("Idempotency-Replayed"));

        admin.delete(grant.location(), grant.etag()).expect(200);
        again(once, reply).expect(404, "not_found");
    }
}
