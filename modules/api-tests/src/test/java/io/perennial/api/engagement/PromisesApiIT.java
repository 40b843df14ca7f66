package io.perennial.api.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.OwnDatabase;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.kernel.TypeId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that no promise leaves the figures without a reason, and that none is kept afterwards. */
@ExtendWith(RunningPerennial.class)
class PromisesApiIT {
    private final Perennial perennial;
    private final PerennialApi admin;
    private final OwnDatabase behind;
    private final String account;

    PromisesApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It lets the promised time pass");
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        behind = perennial.database().orElseThrow();
        account = admin.post("/accounts", Map.of("name", "Rhine " + UUID.randomUUID())).expect(201).text("/id");
    }

    private String planned() {
        return admin.post("/callbacks", Map.of("accountId", account, "subject", "First week", "local", "2031-03-31T09:00", "zone", "UTC"))
                .expect(201).text("/id");
    }

    /** Lets the promised time have come so many minutes ago. */
    private String due(int minutesAgo) throws Exception {
        var id = planned();
        behind.run("""
                update engagement.callback c
                set local = d.at at time zone 'UTC', starts_at = d.at, next_at = d.at, window_ends_at = d.at + interval '15 minutes',
                    created_at = d.at - interval '1 day'
                from (values (date_trunc('minute', now()) - interval '%d minutes')) d (at) where id = '%s'
                """.formatted(minutesAgo, TypeId.parse(id).orElseThrow().value()));
        return id;
    }

    private JsonNode told(String id, Instant at) {
        admin.post("/callbacks/" + id + "/attempts", Map.of("outcome", "reached", "at", at.toString())).expect(201);
        return admin.get("/callbacks/" + id).expect(200).json();
    }

    @Test
    void what_was_planned_by_mistake_is_deleted_and_a_promise_is_not() throws Exception {
        admin.delete("/callbacks/" + planned(), "*").expect(204);

        var old = planned();
        behind.run("update engagement.callback set created_at = now() - interval '2 hours' where id = '%s'".formatted(
                TypeId.parse(old).orElseThrow().value()));
        var tried = planned();
        admin.post("/callbacks/" + tried + "/attempts", Map.of("outcome", "busy")).expect(201);
        var moved = planned();
        admin.put("/callbacks/" + moved + "/time", Map.of("local", "2031-04-01T09:00", "reason", "Travels", "askedBy", "contact"))
                .expect(200);
        for (var promise : new String[] {due(60), old, tried, moved}) {
            admin.delete("/callbacks/" + promise, "*").expect(409, "callback_promised");
            admin.get("/callbacks/" + promise).expect(200);
        }
        admin.put("/callbacks/" + old + "/withdrawal", Map.of("reason", "Planned twice", "by", "us")).expect(200);
        admin.delete("/callbacks/" + old, "*").expect(409, "callback_promised");

        var past =
                admin.post("/callbacks",
                        Map.of("accountId", account, "subject", "Old", "local", "2025-03-31T09:00", "zone", "UTC", "history",
                                true, "state", "missed"))
                        .expect(201).text("/id");
        admin.delete("/callbacks/" + past, "*").expect(204);
    }

    @Test
    void who_tells_it_after_the_conversation_has_kept_the_promise_and_who_tells_it_later_has_not() throws Exception {
        var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        var kept = told(due(20), now.minus(18, ChronoUnit.MINUTES));
        assertEquals("reached false", kept.path("state").asText() + " " + kept.path("late"), kept::toString);
        assertEquals(now.minus(18, ChronoUnit.MINUTES), Instant.parse(kept.path("reachedAt").asText()));

        var late = told(due(300), now.minus(298, ChronoUnit.MINUTES));
        assertEquals("reached true", late.path("state").asText() + " " + late.path("late"), late::toString);
        assertEquals(now.minus(298, ChronoUnit.MINUTES), Instant.parse(late.at("/attempts/0/at").asText()));
        assertTrue(!Instant.parse(late.at("/attempts/0/toldAt").asText()).isBefore(now), late::toString);

        var day = LocalDateTime.ofInstant(now, ZoneOffset.UTC).toLocalDate();
        var sums = "/callbacks/kept?from=" + day.minusDays(1) + "T00:00:00Z&until=" + day.plusDays(1) + "T00:00:00Z";
        var before = admin.get(sums).expect(200).json();
        told(due(301), now.minus(300, ChronoUnit.MINUTES));
        var after = admin.get(sums).expect(200).json();
        assertEquals("0 1", after.path("kept").asInt() - before.path("kept").asInt() + " "
                + (after.path("late").asInt() - before.path("late").asInt()), after::toString);
    }

    @Test
    void a_promise_that_was_not_kept_stays_with_whoever_had_it() throws Exception {
        var colleague = perennial.member("lead", "northwind").get("/session").expect(200).text("/subjectId");
        // One of the tenant's files: other tests make teams and end them.
        var team = admin.get("/teams").expect(200).json().path("items").valueStream().filter(one -> one.path("declared").asBoolean())
                .findFirst().orElseThrow().path("id").asText();
        var over = due(60);
        admin.patch("/callbacks/" + over, "*", Map.of("ownerId", colleague)).expect(422, "invalid");
        admin.patch("/callbacks/" + over, "*", Map.of("teamId", team)).expect(422, "invalid");
        admin.patch("/callbacks/" + over, "*", Map.of("subject", "Still theirs")).expect(200);

        admin.patch("/callbacks/" + planned(), "*", Map.of("ownerId", colleague)).expect(200);
    }

    @Test
    void nobody_owns_what_they_would_never_see() {
        var otto = admin.post("/members", Map.of("email", UUID.randomUUID() + "@invited.example", "name", "Otto", "roles", List.of("csm")))
                .expect(201).text("/id");
        var contact = admin.post("/contacts", Map.of("accountId", account, "name", "Jana")).expect(201).text("/id");
        admin.post("/callbacks", Map.of("accountId", account, "subject", "First week", "local", "2031-03-31T09:00", "zone", "UTC",
                "ownerId", otto)).expect(422, "unknown_owner");
        admin.patch("/callbacks/" + planned(), "*", Map.of("ownerId", otto)).expect(422, "unknown_owner");
        admin.post("/callback-series", Map.of("accountId", account, "subject", "Weekly", "local", "2031-03-31T09:00", "zone", "UTC",
                "rule", "FREQ=WEEKLY;COUNT=2", "ownerId", otto)).expect(422, "unknown_owner");
        admin.post("/booking-links", Map.of("contactId", contact, "subject", "First week", "memberId", otto)).expect(422, "unknown_owner");
        admin.post("/tasks", Map.of("title", "Call", "accountId", account, "ownerId", otto)).expect(422, "unknown_owner");
    }

    @Test
    void a_window_that_has_begun_does_not_grow() throws Exception {
        var id = due(60);
        admin.patch("/callbacks/" + id, "*", Map.of("windowMinutes", 120)).expect(422, "invalid");
        admin.patch("/callbacks/" + id, "*", Map.of("minutes", 240)).expect(422, "invalid");
        admin.patch("/callbacks/" + id, "*", Map.of("subject", "Second week")).expect(200);
        admin.patch("/callbacks/" + planned(), "*", Map.of("windowMinutes", 120)).expect(200);
    }
}
