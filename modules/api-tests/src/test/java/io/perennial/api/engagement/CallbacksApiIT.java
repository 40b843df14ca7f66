package io.perennial.api.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests promises to customers: what keeps, moves and ends them, and what does not. */
@ExtendWith(RunningPerennial.class)
class CallbacksApiIT {
    private final Perennial perennial;
    private final PerennialApi admin;
    private final String lead;
    private final String account;
    private final String contact;

    CallbacksApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        lead = perennial.member("lead", "northwind").get("/session").expect(200).text("/subjectId");
        account = admin.post("/accounts", Map.of("name", "Called " + UUID.randomUUID(), "ownerId", lead)).expect(201).text("/id");
        contact =
                admin.post("/contacts", Map.of("accountId", account, "name", "Jana", "zone", "Europe/Berlin", "contactHours", "09:00-11:00",
                        "preferredChannel", "phone")).expect(201).text("/id");
    }

    private Map<String, Object> body(String local, Object... more) {
        var body = new HashMap<String, Object>(Map.of("accountId", account, "subject", "First week", "local", local));
        for (int at = 0; at < more.length; at += 2) body.put(more[at].toString(), more[at + 1]);
        return body;
    }

    private String plan(String local, Object... more) {
        return "/callbacks/" + admin.post("/callbacks", body(local, more)).expect(201).text("/id");
    }

    @Test
    void a_promise_is_kept_at_the_contacts_local_time_whatever_happens_to_the_ticket() {
        var ticket = admin.post("/tickets", Map.of("accountId", account, "subject", "Map")).expect(201).text("/id");
        var callback = plan("2031-03-30T02:30", "contactId", contact, "ticketId", ticket);
        assertEquals(List.of("Europe/Berlin", "2031-03-30T01:30:00Z", "later", "planned", lead),
                read(callback, "/zone", "/startsAt", "/shift", "/state", "/ownerId"));

        admin.post("/messages", Map.of("ticketId", ticket, "author", "contact", "text", "Thanks")).expect(201);
        admin.put("/tickets/" + ticket + "/solution", Map.of("cause", "A certificate", "solution", "Renewed")).expect(200);
        var other = admin.post("/tickets", Map.of("accountId", account, "subject", "The same")).expect(201).text("/id");
        admin.delete("/tickets/" + ticket + "/solution", "*").expect(200);
        admin.put("/tickets/" + ticket + "/merge", Map.of("into", other)).expect(200);
        assertEquals(List.of("planned", "1"), read(callback, "/state", "/version"));

        var moved =
                admin.put(callback + "/time", Map.of("local", "2031-03-31T09:00", "reason", "Holiday", "askedBy", "contact")).expect(200);
        assertEquals("2031-03-30T02:30", moved.text("/moves/0/local"));
        assertEquals("2031-03-31T07:00:00Z", moved.text("/startsAt"));
        var tried = admin.post(callback + "/attempts", Map.of("outcome", "no_answer")).expect(201);
        assertTrue(Instant.parse(tried.text("/nextAt")).isAfter(Instant.now()));
        admin.post(callback + "/attempts", Map.of("outcome", "no_answer", "at", "1900-01-01T09:00:00Z")).expect(422);
        assertEquals("reached",
                admin.post(callback + "/attempts", Map.of("outcome", "reached", "note", "All well")).expect(201).text("/state"));
        admin.put(callback + "/withdrawal", Map.of("reason", "No", "by", "us")).expect(409, "callback_ended");
        var told = admin.get("/accounts/" + account + "/timeline").expect(200).json().path("items").valueStream()
                .map(one -> one.path("kind").asText()).toList();
        assertTrue(told.containsAll(List.of("callback_planned", "callback_moved", "callback_attempted", "callback_reached")),
                told::toString);
    }

    private List<String> read(String callback, String... pointers) {
        var answer = admin.get(callback).expect(200);
        return List.of(pointers).stream().map(answer::text).toList();
    }

    private static <A> List<A> atOnce(int callers, Callable<A> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<A>();
            for (var answer : threads.invokeAll(Collections.nCopies(callers, call))) answers.add(answer.get());
            return answers;
        }
    }

    @Test
    void a_call_to_who_wishes_none_waits_for_a_decision_until_somebody_decides_that_it_stands() {
        var silent = admin.post("/contacts", Map.of("accountId", account, "name", "Udo", "consent", Map.of("phone", "denied"))).expect(201)
                .text("/id");
        var callback = plan("2031-06-03T09:00", "contactId", silent);
        assertEquals("consent_withdrawn", read(callback, "/question").getFirst());

        assertTrue(admin.delete(callback + "/question", "*").expect(200).json().path("question").isNull());
        assertTrue(admin.delete(callback + "/question", "*").expect(200).json().path("question").isNull());
        assertTrue(admin.get(plan("2031-06-03T10:00", "contactId", silent, "channel", "video")).json().path("question").isNull());
    }

    @Test
    void of_many_who_book_the_same_time_of_a_member_one_gets_it_and_the_others_hear_of_others() throws Exception {
        var local = "2031-04-%02dT09:00".formatted(1 + Math.floorMod(account.hashCode(), 28));
        var answers = atOnce(200, () -> admin.post("/callbacks", body(local, "ownerId", lead, "contactId", contact)));
        assertEquals(1, answers.stream().filter(answer -> answer.status() == 201).count());
        var busy = Set.of(429, 503);
        answers.stream().filter(answer -> answer.status() != 201 && !busy.contains(answer.status()))
                .forEach(answer -> answer.expect(409, "slot_taken"));
        assertTrue(answers.stream().filter(answer -> answer.status() == 409).count() > 0);

        var mine = answers.stream().filter(answer -> answer.status() == 201).findFirst().orElseThrow().location();
        admin.put(mine + "/withdrawal", Map.of("reason", "Met", "by", "contact")).expect(200);
        var other = plan(local, "ownerId", lead);
        admin.delete(mine + "/withdrawal", "*").expect(409, "slot_taken");
        admin.delete(other, "*").expect(204);
    }

    @Test
    void an_attempt_before_the_promised_time_leaves_the_promise_and_another_time_is_kept_instead() {
        var day = "2031-05-%02dT".formatted(1 + Math.floorMod(account.hashCode(), 28));
        var early = plan(day + "09:00", "ownerId", lead, "zone", "UTC");
        var tried = admin.post(early + "/attempts", Map.of("outcome", "no_answer")).expect(201);
        assertEquals(day + "09:00:00Z", tried.text("/nextAt"));
        admin.post("/callbacks", body(day + "09:00", "ownerId", lead, "zone", "UTC")).expect(409, "slot_taken");

        for (var next : List.of(day + "12:00:00Z", "2999-01-01T00:00:00Z"))
            admin.post(early + "/attempts", Map.of("outcome", "no_answer", "nextAt", next)).expect(422);
        for (int more = 0; more < 9; more++) admin.post(early + "/attempts", Map.of("outcome", "no_answer")).expect(201);
        admin.post(early + "/attempts", Map.of("outcome", "no_answer")).expect(422);
        assertEquals(List.of("planned", day + "09:00:00Z"), read(early, "/state", "/nextAt"));
        admin.put(early + "/time", Map.of("local", day + "12:00", "reason", "In a meeting", "askedBy", "contact")).expect(200);
        admin.post("/callbacks", body(day + "12:00", "ownerId", lead, "zone", "UTC")).expect(409, "slot_taken");
        var other = plan(day + "09:00", "ownerId", lead, "zone", "UTC");
        for (var callback : List.of(early, other))
            admin.put(callback + "/withdrawal", Map.of("reason", "Met", "by", "contact")).expect(200);
    }

    @Test
    void a_promise_that_nobody_keeps_is_missed_and_told() {
        var now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        var missed = plan(now.toString(), "zone", "UTC", "windowMinutes", 0);

        Awaited.until(() -> admin.get(missed).expect(200).text("/state"), "missed"::equals);
        var leader = perennial.member("lead", "northwind");
        Awaited.until(() -> leader.get("/notices?kind=callback_missed").expect(200).json().path("items").valueStream()
                .filter(one -> missed.endsWith(one.path("subjectId").asText())).toList(), found -> !found.isEmpty());
        assertEquals("true", admin.post(missed + "/attempts", Map.of("outcome", "reached")).expect(201).text("/late"));
        admin.post("/callbacks", body("2020-01-01T09:00")).expect(422);
    }

    @Test
    void free_time_is_that_of_the_member_in_the_hours_of_the_contact_and_a_link_books_it() {
        var from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var path = "/slots?memberId=" + lead + "&contactId=" + contact + "&from=" + from + "&until=" + from.plus(14, ChronoUnit.DAYS);
        var slots = admin.get(path).expect(200).json().path("items");
        assertTrue(!slots.isEmpty() && slots.valueStream().allMatch(slot -> slot.path("local").asText().matches(".*T(09|10):[03]0")),
                slots::toString);
        var link = admin.post("/booking-links", Map.of("contactId", contact, "subject", "Your quarter", "memberId", lead)).expect(200)
                .text("/url");
        assertTrue(link.contains("/b/"), link);
        var far = admin.post("/accounts", Map.of("name", "Far " + UUID.randomUUID(), "country", "DE", "zone", "Asia/Shanghai"))
                .expect(201).text("/id");
        var anybody = admin.get(path.replace("contactId=" + contact, "accountId=" + far)).expect(200);
        assertEquals("Asia/Shanghai account", anybody.text("/zone") + " " + anybody.text("/zoneOf"));
        assertTrue(anybody.json().path("items").valueStream().allMatch(slot -> slot.path("local").asText().matches(".*T(0[89]|1\\d):.*")),
                () -> anybody.json().toString());
        admin.post("/booking-links", Map.of("contactId", contact, "subject", "Your quarter")).expect(422);
        perennial.admin("contoso").post("/booking-links", Map.of("contactId", contact, "subject", "x")).expect(422, "unknown_contact");
    }

    @Test
    void a_contact_that_is_deleted_leaves_a_question_and_no_end() {
        var gone = admin.post("/contacts", Map.of("accountId", account, "name", "Gone")).expect(201).text("/id");
        var callback = plan("2031-05-30T09:00", "contactId", gone);

        admin.delete("/contacts/" + gone, "*").expect(204);

        Awaited.until(() -> admin.get(callback).expect(200).json().path("question"),
                question -> question.asText().equals("contact_deleted"));
        assertEquals(List.of("planned"), read(callback, "/state"));
        JsonNode undecided = admin.get("/callbacks?undecided=true&accountId=" + account).expect(200).json().path("items");
        assertEquals(1, undecided.size());
    }

    @Test
    void promises_are_compared_with_the_time_of_members() {
        var tuesday = "2031-04-%02d".formatted(1 + 7 * Math.floorMod(account.hashCode(), 4));
        plan(tuesday + "T10:00", "ownerId", lead, "zone", "Europe/Berlin", "minutes", 45, "windowMinutes", 0);
        var path = "/callback-capacity?from=" + tuesday + "&until=" + LocalDate.parse(tuesday).plusDays(2) + "&memberId=" + lead;
        var days = admin.get(path).expect(200).json().path("items");
        assertEquals(2, days.size());
        var day = days.get(0);
        assertTrue(day.path("callbacks").asInt() >= 1 && day.path("promisedMinutes").asInt() >= 45, days::toString);
        assertTrue(day.path("openMinutes").asInt() > 0 && day.path("lanes").asInt() >= 1, days::toString);
        admin.get("/callback-capacity?from=2031-04-01&until=2031-06-01").expect(400, "invalid_parameter");
    }

    private List<String> locals(String series) {
        return admin.get("/callbacks?accountId=" + account).expect(200).json().path("items").valueStream()
                .filter(one -> series.endsWith(one.path("seriesId").asText("none")) && one.path("state").asText().equals("planned"))
                .map(one -> one.path("local").asText()).toList();
    }

    @Test
    void a_series_plans_callbacks_of_their_own_until_it_is_split_or_ended() {
        var first = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plusDays(3).plusHours(9);
        var body = body(first.toString(), "contactId", contact, "rule", "FREQ=WEEKLY", "exceptions",
                List.of(first.plusWeeks(1).toLocalDate().toString()));
        assertEquals("104", admin.post("/callback-series/previews", body).expect(200).text("/n"));
        var series = admin.post("/callback-series", body).expect(201).location();
        admin.post("/callback-series/previews",
                body(first.toString(), "accountId", "acct_01km7tmv3xe67tv4ss1263hys9", "rule", "FREQ=WEEKLY"))
                .expect(422, "unknown_account");
        assertEquals("Europe/Berlin", admin.get(series).expect(200).text("/zone"));
        assertEquals(List.of(first.toString(), first.plusWeeks(2).toString()), locals(series).subList(0, 2));
        assertEquals(8, locals(series).size());
        var next = admin.get(series + "/occurrences").expect(200);
        assertEquals("104 " + first, next.text("/n") + " " + next.text("/items/0/local"));
        assertEquals(8, admin.all("/callbacks?seriesId=" + series.substring(series.lastIndexOf('/') + 1)).size());
        assertEquals(1, admin.all("/callback-series?over=false&accountId=" + account).size());

        var later = body(first.plusWeeks(3).plusHours(1).toString(), "rule", "FREQ=WEEKLY;INTERVAL=2", "zone", "Europe/Berlin");
        var other = admin.post(series + "/splits", later).expect(201);
        assertEquals(series.substring(series.lastIndexOf('/') + 1), other.text("/continues"));
        assertEquals(List.of(first.toString(), first.plusWeeks(2).toString()), locals(series));
        assertEquals(first.plusWeeks(3).plusHours(1).toString(), locals(other.location()).getFirst());
        admin.post(series + "/splits", later).expect(409, "series_ended");

        admin.put(other.location() + "/end", Map.of("on", first.plusWeeks(4).toLocalDate().toString(), "reason", "Met", "by", "contact"))
                .expect(200);
        assertEquals(1, locals(other.location()).size());
        admin.post("/callback-series", body(first.toString(), "rule", "FREQ=HOURLY")).expect(422);
        perennial.admin("contoso").get(series).expect(404);
    }
}
