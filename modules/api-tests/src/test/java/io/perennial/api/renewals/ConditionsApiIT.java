package io.perennial.api.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perennial.api.Answer;
import io.perennial.api.OwnDatabase;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.kernel.TypeId;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the conditions of each PUT in the API document: nothing is changed in a version that is out of date, and nothing overwritten. */
@ExtendWith(RunningPerennial.class)
class ConditionsApiIT {
    private static final LocalDate SOON = Selling.TODAY.plusDays(60);
    private static final String REPLAY = "replayEventDelivery";

    private final PerennialApi api;
    private final OwnDatabase behind;
    private final Selling selling;
    private final String mark = UUID.randomUUID().toString();
    private final Map<String, Put> examples = new HashMap<>();

    /** @param body of a request that succeeds; null if it has none */
    private record Put(String path, @Nullable Object body) {}

    ConditionsApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It plants a dead letter and an automated call");
        behind = perennial.database().orElseThrow();
        api = perennial.admin("northwind");
        selling = Selling.to(api);
    }

    @Test
    void each_put_honours_its_conditions() throws SQLException {
        records();
        renewals();
        others();
        tickets();
        surveys();

        for (var operation : ApiDocument.load().operations()) if (operation.method().equals("PUT")) holds(operation);
    }

    private void holds(ApiOperation operation) {
        var example = examples.get(operation.id());
        assertNotNull(example, () -> "There is no example for " + operation.id());
        put(example, "If-Match", "\"0\"").expect(412, "stale_version");
        if (operation.id().equals(REPLAY)) {
            put(example, "If-Match", "\"3\"").expect(409, "replay_failed");
            return;
        }
        var done = put(example, "X-Sync-Trace", "none");
        assertTrue(done.status() < 300, done.exchange()::toString);
        put(example, "If-None-Match", "*").expect(412, "already_exists");
        put(example, "If-None-Match", "W/" + done.etag()).expect(412, "already_exists");
        assertEquals(done.etag(), put(example, "If-Match", done.etag().replaceFirst("\"$", "-gzip\"")).expect(200).etag(),
                "the same again");
    }

    private Answer put(Put example, String header, String value) {
        var with = api.with(header, value);
        return example.body() == null ? with.send("PUT", example.path(), null, null) : with.put(example.path(), example.body());
    }

    private void records() {
        var about = Map.of("accountId", selling.account());
        byExternal("Account", "accounts", Map.of("name", mark));
        byExternal("Contact", "contacts", with(about, "name", mark));
        byExternal("Contract", "contracts", with(about, "number", mark, "startsOn", "2026-01-01", "currency", "EUR"));
        var callback = with(about, "subject", mark, "local", "2031-03-31T09:00");
        byExternal("Callback", "callbacks", callback);
        examples.put("moveCallback",
                new Put(made(callback) + "/time", Map.of("local", "2031-04-01T09:00", "reason", "Ill", "askedBy", "us")));
        examples.put("withdrawCallback", new Put(made(callback) + "/withdrawal", Map.of("reason", "Met", "by", "contact")));
        examples.put("endCallbackSeries",
                new Put(api.post("/callback-series", with(callback, "rule", "FREQ=WEEKLY")).expect(201).location() + "/end",
                        Map.of("on", "2031-06-01", "reason", "Met", "by", "contact")));
        var lead = with(about, "kind", "upsell", "title", mark);
        byExternal("Expansion", "expansions", lead);
        byExternal("Ticket", "tickets", with(about, "subject", mark, "reportedAt", "2026-02-24T09:50:06Z"));
        var task = with(about, "title", mark);
        byExternal("Task", "tasks", task);
        examples.put("completeTask", new Put(api.post("/tasks", task).expect(201).location() + "/completion", Map.of("note", "Done")));
        examples.put("dropTask", new Put(api.post("/tasks", task).expect(201).location() + "/dropping", Map.of("reason", "They know")));
        examples.put("snoozeTask",
                new Put(api.post("/tasks", task).expect(201).location() + "/snooze", Map.of("until", "2098-03-04T07:00:00Z")));
        examples.put("winExpansion", new Put(api.post("/expansions", lead).expect(201).location() + "/win", Map.of("note", "Signed")));
        examples.put("loseExpansion", new Put(api.post("/expansions", lead).expect(201).location() + "/loss", Map.of("note", "Too dear")));
    }

    private String made(Map<String, ?> callback) {
        return "/callbacks/" + api.post("/callbacks", callback).expect(201).text("/id");
    }

    private void byExternal(String noun, String collection, Map<String, ?> body) {
        examples.put("put" + noun + "ByExternalKey", new Put("/" + collection + "/by-external/conditions/" + mark, body));
    }

    private static Map<String, Object> with(Map<String, ?> body, String... more) {
        var all = new HashMap<String, Object>(body);
        for (int at = 0; at < more.length; at += 2) all.put(more[at], more[at + 1]);
        return all;
    }

    private void renewals() throws SQLException {
        var contracts = List.of(0, 1, 2, 3, 4).stream().map(days -> selling.contractUntil(SOON.plusDays(days))).toList();
        var arr = Map.of("amount", "400.00", "currency", "EUR");
        var paths = contracts.stream().map(selling::path).toList();
        examples.put("winRenewal", new Put(paths.get(0) + "/win", Map.of("note", "Signed")));
        examples.put("downsellRenewal", new Put(paths.get(1) + "/downsell", Map.of("reason", "price", "arr", arr)));
        examples.put("loseRenewal", new Put(paths.get(2) + "/loss", Map.of("reason", "price")));
        examples.put("deferRenewal", new Put(paths.get(3) + "/deferral", Map.of("until", SOON.toString())));
        examples.put("callRenewal", new Put(paths.get(4) + "/calls/90", Map.of("answer", "at_risk")));
        api.put(paths.get(4) + "/calls/30", Map.of("answer", "at_risk")).expect(200);
        behind.run(
                "update renewals.renewal_call set automated = 'will_renew', automated_on = current_date where horizon = 30 and renewal_id = '"
                        + uuid("rnw", paths.get(4).substring("/renewals/".length())) + "'");
        examples.put("noteNotice", new Put("/contracts/" + selling.contractUntil(SOON) + "/notice",
                Map.of("receivedOn", Selling.TODAY.minusDays(1).toString(), "by", "customer")));
        examples.put("resolveCall",
                new Put(paths.get(4) + "/calls/30/resolution", Map.of("answer", "at_risk", "note", "Their champion leaves.")));
    }

    private static UUID uuid(String prefix, String id) {
        return TypeId.parse(id).filter(parsed -> parsed.prefix().equals(prefix)).orElseThrow().value();
    }

    private void others() throws SQLException {
        var amount = Map.of("amount", Map.of("amount", "1.00", "currency", "EUR"));
        var me = api.get("/session").expect(200).text("/subjectId");
        examples.put("submitForecast", new Put("/forecast/submissions/2098-Q1", amount));
        examples.put("overrideSubmission", new Put("/forecast/submissions/2098-Q2/" + me + "/override", amount));
        examples.put("saySentiment", new Put("/accounts/" + selling.account() + "/health/sentiment",
                Map.of("value", 40, "expiresOn", Selling.TODAY.plusYears(1).toString())));
        var scorecard = api.post("/health/scorecards", scorecard()).expect(201).location();
        examples.put("publishScorecard", new Put(scorecard + "/publication", null));
        var retiring = api.post("/health/scorecards", scorecard()).expect(201).location();
        api.send("PUT", retiring + "/publication", null, null).expect(200);
        examples.put("retireScorecard", new Put(retiring + "/retirement", null));
        examples.put("setPreferences", new Put("/members/me/preferences", Map.of("values", Map.of("density", "compact"))));
        examples.put("setOwnStatus", new Put("/members/me/status", Map.of("status", "available")));
        examples.put("putWorkingTime", new Put("/members/" + me + "/working-time", Map.of("skills", List.of("fleet"))));
        examples.put("putCalendar",
                new Put("/calendars/c" + mark, Map.of("zone", "Europe/Berlin", "week", Map.of("monday", List.of("08:00-17:00")))));
        var colleague =
                api.post("/members", Map.of("email", mark + "@northwind.example", "name", mark, "roles", List.of("agent"))).expect(201);
        examples.put("suspendMember", new Put(colleague.location() + "/suspension", null));
        var word = "t" + mark.replace('-', '_');
        examples.put("putTeam", new Put("/teams/" + word, Map.of("title", mark)));
        examples.put("putRole", new Put("/roles/" + word, Map.of("permissions", List.of("accounts:read"), "visible", List.of("own"))));
        vendors();
        handovers();
        var webhook = api.post("/webhooks", Map.of("url", "https://crm.example/", "enabled", false)).expect(201).location();
        examples.put("signWebhook", new Put(webhook + "/secret", Map.of("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")));
        examples.put(REPLAY, new Put("/event-deliveries/" + deadLetter() + "/replay", null));
    }

    /** Returns the path of the suspension of somebody who works for a vendor. */
    private String colleague(String vendor) {
        var body = Map.of("email", "c" + mark + "@northwind.example", "name", mark, "roles", List.of("vendor_agent"));
        return vendor + "/members/" + api.post(vendor + "/invitations", body).expect(200).text("/id") + "/suspension";
    }

    private void vendors() {
        var vendor = api.post("/vendors", Map.of("name", mark, "zone", "Europe/Riga")).expect(201).location();
        var suspended = api.post("/vendors", Map.of("name", mark + "2", "zone", "Europe/Riga")).expect(201).location();
        examples.put("suspendVendor", new Put(suspended + "/suspension", null));
        var vera = api.post("/members", Map.of("email", "v" + mark + "@northwind.example", "name", mark, "roles", List.of("vendor_agent")))
                .expect(201).text("/id");
        examples.put("suspendColleague", new Put(colleague(suspended), null));
        examples.put("placeVendorMember", new Put(vendor + "/members/" + vera, null));
        var grant = api.post(vendor + "/grants", Map.of("segments", List.of(mark))).expect(201).text("/id");
        examples.put("putGrant", new Put("/grants/" + grant, Map.of("segments", List.of(mark), "actions", List.of("reply"))));
    }

    private void handovers() {
        var vendor = api.post("/vendors", Map.of("name", mark + "3", "zone", "Europe/Riga", "calendar", "always")).expect(201).text("/id");
        var otto = api.post("/members", Map.of("email", "o" + mark + "@northwind.example", "name", mark, "roles", List.of("vendor_agent")))
                .expect(201).text("/id");
        api.send("PUT", "/vendors/" + vendor + "/members/" + otto, null, null).expect(200);
        api.post("/vendors/" + vendor + "/grants", Map.of("accountIds", List.of(selling.account()))).expect(201);
        var over = Map.of("vendorId", vendor, "note", mark);
        examples.put("handTicketOver", new Put(ticket() + "/handover", over));
        var away = ticket();
        api.put(away + "/handover", over).expect(200);
        examples.put("takeTicketBack", new Put(away + "/hand-back", Map.of("reason", "It is ours")));
    }

    private void tickets() {
        byExternal("Queue", "queues", Map.of("name", mark));
        byExternal("Message", "messages",
                Map.of("ticketId", ticket().substring("/tickets/".length()), "kind", "internal", "text", "Called"));
        examples.put("assignTicket",
                new Put(ticket() + "/assignment", Map.of("assigneeId", api.get("/session").expect(200).text("/subjectId"))));
        examples.put("pendTicket", new Put(ticket() + "/pending", Map.of()));
        examples.put("holdTicket", new Put(ticket() + "/hold", Map.of("party", "supplier")));
        examples.put("solveTicket", new Put(ticket() + "/solution", Map.of("cause", "A certificate", "solution", "Renewed")));
        examples.put("markTicketAsSpam", new Put(ticket() + "/spam", null));
        examples.put("promiseUpdate", new Put(ticket() + "/promise", Map.of("by", "2099-01-01T00:00:00Z")));
        examples.put("mergeTicket", new Put(ticket() + "/merge", Map.of("into", ticket().substring("/tickets/".length()))));
        examples.put("linkTicket", new Put(ticket() + "/links/parent/" + ticket().substring("/tickets/".length()), null));
        examples.put("watchTicket", new Put(ticket() + "/watchers/me", null));
        examples.put("arriveAtTicket", new Put(ticket() + "/presence", null));
        examples.put("excuseClock", new Put(missed() + "/excuse", Map.of("reason", "Their data centre was down")));
    }

    private void surveys() {
        var name = Map.of("name", mark, "kind", "nps");
        byExternal("Survey", "surveys", name);
        var question = Map.of("id", "score", "kind", "scale_0_10", "required", true, "texts", Map.of("en", "Would you recommend us?"));
        var survey = api.post("/surveys", Map.of("name", mark, "kind", "nps", "languages", List.of("en"), "questions", List.of(question)))
                .expect(201).text("/id");
        examples.put("publishSurvey", new Put("/surveys/" + survey + "/publication", null));
        var other = api.post("/surveys", Map.of("name", mark, "kind", "nps", "languages", List.of("en"), "questions", List.of(question)))
                .expect(201).text("/id");
        api.send("PUT", "/surveys/" + other + "/publication", null, null).expect(200);
        var answer = Map.<String, Object>of("surveyId", other, "accountId", selling.account(), "score", 3);
        byExternal("Answer", "answers", answer);
        examples.put("moveAnswerLoop",
                new Put("/answers/" + api.post("/answers", answer).expect(201).text("/id") + "/loop", Map.of("state", "contacted")));
        examples.put("openWave", new Put(wave(other) + "/opening", null));
        examples.put("closeWave", new Put(wave(other) + "/closing", null));
    }

    private String wave(String survey) {
        return api.post("/waves", Map.of("surveyId", survey, "name", mark, "closesAt", "2099-01-01T00:00:00Z",
                "audience", Map.of("segments", List.of(mark)))).expect(201).location();
    }

    /** Returns a clock whose target was missed long ago. */
    private String missed() {
        var ticket = "/tickets/" + api.post("/tickets", Map.of("accountId", selling.account(), "subject", mark, "reportedAt",
                "2026-02-24T09:50:06Z")).expect(201).text("/id");
        return ticket + "/clocks/" + api.get(ticket + "/clocks").expect(200).text("/items/0/id");
    }

    private String ticket() {
        return "/tickets/" + api.post("/tickets", Map.of("accountId", selling.account(), "subject", mark)).expect(201).text("/id");
    }

    private Map<String, Object> scorecard() {
        var name = "Conditions " + UUID.randomUUID();
        return Map.of("name", name, "segments", List.of(name), "measures", List.of(Map.of(
                "key", "silence", "weight", 10_000, "direction", "lower_is_better", "source", Map.of("kind", "days_since_contact"),
                "pieces",
                List.of(Map.of("to", "14", "start", 10_000, "end", 10_000), Map.of("from", "14", "start", 0, "end", 0)))));
    }

    private String deadLetter() throws SQLException {
        var id = TypeId.next();
        behind.run("insert into platform.set_aside (tenant_id, id, listener, event_id, event_type, subject, payload, occurred_at, attempts,"
                + " error, set_aside_at) select id, '" + id + "', 'conditions.gone', '" + id
                + "', 'account.created', 'acct', '{}', now(), 3, 'Gone', now() from platform.tenant where name = 'northwind'");
        return TypeId.encode("dlv", id);
    }
}
