package io.perennial.api.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class WorkApiIT {
    private final Perennial perennial;
    private final PerennialApi manager;
    private final String me;
    private final String tier = "t" + UUID.randomUUID();
    private final String account;

    WorkApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.manager = perennial.member("manager", "northwind");
        this.me = manager.get("/session").expect(200).text("/subjectId");
        this.account = manager.post("/accounts", Map.of("name", "Tansy & Co", "tier", tier, "country", "DE", "ownerId", me)).expect(201)
                .text("/id");
    }

    @Test
    void a_task_is_made_done_dropped_snoozed_and_each_is_undone() {
        var made = manager.post("/tasks", task(Map.of("dueInWorkDays", 3, "checklist", List.of(Map.of("text", "Look"))))).expect(201);
        var path = made.location();
        assertEquals(List.of("open", "manual", me, "normal"),
                List.of(made.text("/state"), made.text("/source"), made.text("/ownerId"), made.text("/priority")));
        assertTrue(made.text("/dueUntil").startsWith("20"), made.text("/dueUntil"));

        var done = manager.put(path + "/completion", Map.of("note", "They know")).expect(200);
        assertEquals(done.body(), manager.put(path + "/completion", Map.of("note", "They know")).expect(200).body());
        manager.patch(path, "*", Map.of("title", "x")).expect(409, "task_closed");
        manager.put(path + "/dropping", Map.of("reason", "No")).expect(409, "task_closed");
        manager.delete(path + "/dropping", "*").expect(409, "outcome_differs");
        assertEquals("open", manager.delete(path + "/completion", done.etag()).expect(200).text("/state"));
        manager.put(path + "/dropping", Map.of()).expect(422, "invalid");
        assertEquals("No", manager.put(path + "/dropping", Map.of("reason", "No")).expect(200).text("/outcome"));
        manager.delete(path + "/dropping", "*").expect(200);

        manager.put(path + "/snooze", Map.of("until", "2020-01-01T00:00:00Z")).expect(422, "invalid");
        manager.put(path + "/snooze", Map.of("until", "2098-01-01T00:00:00Z")).expect(200);
        assertEquals(List.of(), manager.all("/work?accountId=" + account));
        manager.delete(path + "/snooze", "*").expect(200);
        var work = manager.all("/work?accountId=" + account + "&kind=task");
        assertEquals(List.of(made.text("/id"), "due"),
                List.of(work.getFirst().path("id").asText(), work.getFirst().at("/reason/code").asText()));
        var told = manager.all("/accounts/" + account + "/timeline").stream().map(entry -> entry.path("kind").asText()).toList();
        assertTrue(told.containsAll(List.of("task_created", "task_done", "task_dropped", "task_reopened")), told::toString);
    }

    @Test
    void a_task_is_for_somebody_and_about_what_its_account_has() {
        manager.post("/tasks", Map.of("title", "Call")).expect(422, "invalid");
        manager.post("/tasks", task(Map.of("dueOn", "2026-03-01", "dueInWorkDays", 1))).expect(422, "invalid");
        manager.post("/tasks", task(Map.of("teamId", "team_01km7tmv3xe67tv4ss1263hys9"))).expect(422, "unknown_team");
        manager.post("/tasks", task(Map.of("ticketId", "tick_01km7tmv3xe67tv4ss1263hys9"))).expect(422, "unknown_ticket");
        manager.post("/tasks", task(Map.of("renewalId", "rnw_01km7tmv3xe67tv4ss1263hys9"))).expect(422, "unknown_renewal");
        var csm = perennial.member("csm", "northwind");
        var csmId = csm.get("/session").expect(200).text("/subjectId");
        csm.post("/tasks", Map.of("title", "Call", "ownerId", me)).expect(422, "owner_not_self");
        csm.post("/tasks", task(Map.of())).expect(422, "unknown_account");
        csm.post("/tasks", Map.of("title", "Call", "teamId", "team_01km7tmv3xe67tv4ss1263hys9")).expect(422, "unknown_team");
        var given = manager.post("/tasks", task(Map.of("ownerId", csmId))).expect(201);
        assertEquals("Call", csm.get(given.location()).expect(200).text("/title"));
        csm.put(given.location() + "/completion", Map.of()).expect(200);
    }

    @Test
    void a_rule_tells_what_it_would_make_makes_it_and_says_why_not() {
        var rule = Map.of("name", "Quiet", "trigger", Map.of("event", "not_reached", "days", 0), "tiers", List.of(tier),
                "action", Map.of("title", "Ask how it goes"));
        var preview = manager.post("/follow-up-rules/previews", Map.of("rule", rule)).expect(200);
        assertEquals(List.of("1", account, "not_reached"),
                List.of(preview.text("/n"), preview.text("/items/0/accountId"), preview.text("/items/0/reason/code")));

        var made = manager.post("/follow-up-rules", rule).expect(201);
        var why = made.location() + "/decisions?accountId=" + account;
        var decided = Awaited.until(() -> manager.get(why).expect(200), answer -> answer.text("/verdict").equals("made_before"));
        assertEquals(1, decided.json().path("made").size());
        var task = "/tasks/" + decided.text("/made/0/taskId");
        assertEquals(List.of("rule", "Ask how it goes", made.text("/id")), List.of(manager.get(task).expect(200).text("/source"),
                manager.get(task).expect(200).text("/title"), manager.get(task).expect(200).text("/sourceId")));
        assertEquals("not_reached", manager.all("/work?accountId=" + account).getFirst().at("/cause/code").asText());
        perennial.member("lead", "northwind").patch(made.location(), "*", Map.of("enabled", false)).expect(403, "forbidden");
        manager.patch(made.location(), "*", Map.of("enabled", false)).expect(200);
        assertEquals("disabled", manager.get(why).expect(200).text("/verdict"));
        var latest = manager.get(made.location()).expect(200);
        manager.delete(made.location(), latest.etag()).expect(204);
        assertEquals("Ask how it goes", manager.get(task).expect(200).text("/title"));
    }

    @Test
    void a_rule_plans_one_callback_at_a_free_time_and_tells_of_it() {
        var contact = manager.post("/contacts", Map.of("accountId", account, "name", "Jana", "zone", "Europe/Berlin")).expect(201)
                .text("/id");
        var lead = perennial.member("lead", "northwind").get("/session").expect(200).text("/subjectId");
        var rule = Map.of("name", "Ask", "trigger", Map.of("event", "not_reached", "days", 0), "tiers", List.of(tier), "action",
                Map.of("kind", "callback", "channel", "video", "title", "How it goes", "memberId", lead, "dueInWorkDays", 1));
        assertEquals(account, manager.post("/follow-up-rules/previews", Map.of("rule", rule)).expect(200).text("/items/0/accountId"));

        var made = manager.post("/follow-up-rules", rule).expect(201);
        var why = made.location() + "/decisions?accountId=" + account;
        var decided = Awaited.until(() -> manager.get(why).expect(200), answer -> answer.text("/verdict").equals("made_before"));
        assertEquals(List.of("1", "planned", "null"), List.of(String.valueOf(decided.json().path("made").size()),
                decided.text("/made/0/callbackState"), decided.json().at("/made/0/taskId").asText()));
        var callback = manager.get("/callbacks/" + decided.text("/made/0/callbackId")).expect(200);
        assertEquals(List.of("How it goes", "video", contact, lead, "Europe/Berlin"), List.of(callback.text("/subject"),
                callback.text("/channel"), callback.text("/contactId"), callback.text("/bookedFor"), callback.text("/zone")));
        assertTrue(callback.text("/local").matches(".*T(0[89]|1\\d):[03]0"), callback.text("/local"));
        manager.delete(made.location(), manager.get(made.location()).expect(200).etag()).expect(204);
    }

    private Map<String, Object> task(Map<String, ?> more) {
        var all = new HashMap<String, Object>(Map.of("accountId", account, "title", "Call"));
        all.putAll(more);
        return all;
    }
}
