package io.perennial.api.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Answer;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Access;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that a vendor's agent works the tickets of a grant, and learns of nothing else by any operation. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VendorsApiIT {
    private static final String PASSWORD = "correct-horse-battery";
    private final ApiDocument document = ApiDocument.load();
    private final Access access = Access.read();
    private final Perennial perennial;
    private final PerennialApi admin;
    private final PerennialApi vera;
    private final Records records;
    private final String mark = UUID.randomUUID().toString();
    private final String email = "jana." + mark + "@rhine.example";
    private final String queue;
    private final String vendor;
    private final String me;
    private final String contact;
    private final String ticket;
    private final String hidden;
    private final String grant;

    VendorsApiIT(Perennial perennial) throws IOException, InterruptedException {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        records = Records.shared(perennial, "northwind");
        vendor = admin.post("/vendors", Map.of("name", mark, "zone", "Europe/Riga", "languages", List.of("en"), "calendar", "always"))
                .expect(201).text("/id");
        me = member(vendor, "vera");
        vera = loggedIn(me, "vera");
        queue = admin.post("/queues", Map.of("name", mark)).expect(201).text("/id");
        var account = admin.post("/accounts", Map.of("name", "Rhine " + mark)).expect(201).text("/id");
        contact = admin.post("/contacts", Map.of("accountId", account, "name", "Jana " + mark, "emails", List.of(email))).expect(201)
                .text("/id");
        ticket = ticket(account);
        hidden = ticket(account);
        admin.put("/tickets/" + ticket + "/assignment", Map.of("queueId", queue)).expect(200);
        grant = admin.post("/vendors/" + vendor + "/grants", granted("reply", "note", "assign_within")).expect(201).text("/id");
    }

    private Map<String, Object> granted(String... actions) {
        return Map.of("queueIds", List.of(queue), "actions", List.of(actions));
    }

    private String ticket(String account) {
        return admin
                .post("/tickets", Map.of("accountId", account, "contactId", contact, "subject", "Map of " + email, "tags", List.of("vip"),
                        "requester", Map.of("email", email)))
                .expect(201).text("/id");
    }

    /** In these tests, the role of agents has permissions that the gate must not let pass. */
    private String member(String vendor, String name) {
        var roles = List.of("vendor_agent", "vendor_lead");
        var id = admin.post("/members", Map.of("email", name + mark + "@baltic.example", "name", name, "roles", roles)).expect(201)
                .text("/id");
        admin.send("PUT", "/vendors/" + vendor + "/members/" + id, null, null).expect(200);
        return id;
    }

    private PerennialApi loggedIn(String member, String name) throws IOException, InterruptedException {
        var link = URI.create(admin.send("POST", "/members/" + member + "/password-links", null, null).expect(200).text("/url")).getPath();
        var form = HttpRequest.newBuilder(perennial.address().resolve(link)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("password=" + PASSWORD + "&again=" + PASSWORD));
        assertEquals(200, HttpClient.newHttpClient().send(form.build(), HttpResponse.BodyHandlers.ofString()).statusCode());
        return PerennialApi.at(perennial.address()).asMember("northwind", name + mark + "@baltic.example", PASSWORD);
    }

    @TestFactory
    Stream<DynamicTest> no_other_operation_is_open() {
        var requests = new Requests(document);
        var nowhere = new Slot("nowhere", "", "");
        return document.operations().stream().filter(operation -> !operation.open() && !access.isOpenToVendors(operation.id()))
                .map(operation -> DynamicTest.dynamicTest(operation.id(),
                        () -> assertEquals(403, ask(requests, operation, nowhere).status(), operation.id())));
    }

    private Answer ask(Requests requests, ApiOperation operation, Slot slot) {
        return Ask.of(vera).answer(requests.ask(operation, slot, "", records));
    }

    @Test
    void what_can_be_read_has_no_canary() {
        var requests = new Requests(document);
        var seen = new StringBuilder();
        for (var operation : document.operations())
            if (operation.method().equals("GET") && access.isOpenToVendors(operation.id()))
                seen.append(ask(requests, operation, new Slot("nowhere", "", "")).body());
        for (var path : List.of("/tickets?limit=200", "/tickets/" + ticket, "/contacts/" + contact, "/messages?ticketId=" + ticket))
            seen.append(vera.get(path).expect(200).body());

        for (var canary : List.of(email, hidden, "vip", records.text(), "perennial-demo"))
            assertFalse(seen.toString().contains(canary), canary);
        assertTrue(seen.toString().contains("Map of [email]"));
    }

    @Test
    void a_granted_ticket_is_worked_and_no_other_one() {
        var listed = vera.get("/tickets?limit=200&count=true").expect(200);
        assertEquals(1, listed.json().path("count").asInt(), listed::body);
        var shown = vera.get("/tickets/" + ticket).expect(200);
        assertTrue(
                shown.json().path("requester").isNull()
                        && shown.body().contains("\"redacted\":[\"/requester\",\"/tags\",\"/responsibleParty\"]"),
                shown::body);
        assertEquals("[\"reply\",\"note\",\"assign_within\"]",
                vera.get("/tickets/" + ticket + "/actions").expect(200).json().path("actions").toString());
        assertEquals(vendor, vera.get("/session").expect(200).text("/vendorId"));
        var period = "/scorecard?from=2026-01-01T00:00:00Z&until=2099-01-01T00:00:00Z";
        assertEquals(vendor, vera.get("/vendors/" + vendor + period).expect(200).text("/vendorId"));
        vera.get("/vendors/" + records.id("vend") + period).expect(404, "not_found");
        assertEquals(me, vera.get("/members/me/figures" + period.substring(period.indexOf('?'))).expect(200).text("/memberId"));
        var figures = period.replace("scorecard", "figures");
        assertEquals(List.of(me), vera.get("/vendors/" + vendor + figures).expect(200).json().path("items").valueStream()
                .map(one -> one.path("memberId").asText()).toList());
        vera.get("/vendors/" + records.id("vend") + figures).expect(404, "not_found");
        vera.get("/tickets/" + hidden).expect(404, "not_found");
        vera.get("/tickets/" + hidden + "/actions").expect(404, "not_found");
        vera.post("/messages", Map.of("ticketId", hidden, "text", "no")).expect(422, "unknown_ticket");

        var once = vera.with("Idempotency-Key", mark);
        for (int twice = 0; twice < 2; twice++)
            once.post("/messages", Map.of("ticketId", ticket, "text", "We look into it")).expect(201);
        var mail = admin.get("/mail?recordId=" + ticket).expect(200);
        assertEquals(email, mail.text("/items/0/recipient"));
        var secret = admin.post("/messages", Map.of("ticketId", ticket, "kind", "internal", "text", "ours")).expect(201).text("/id");
        vera.post("/messages", Map.of("ticketId", ticket, "kind", "internal", "text", "theirs")).expect(201);
        vera.get("/messages/" + secret).expect(404, "not_found");
        vera.post("/messages", Map.of("ticketId", ticket, "text", "x", "author", "contact")).expect(403, "forbidden");
        vera.put("/tickets/" + ticket + "/assignment", Map.of("assigneeId", me)).expect(200);
        vera.put("/tickets/" + ticket + "/assignment", Map.of("assigneeId", records.id("mem"))).expect(422, "unknown_member");
        admin.put("/tickets/" + ticket + "/assignment", Map.of("assigneeId", records.id("mem"))).expect(200);
        vera.put("/tickets/" + ticket + "/assignment", Map.of("assigneeId", me)).expect(403, "forbidden");
        var ours = vera.get("/tickets/" + ticket).expect(200);
        assertTrue(ours.json().path("assigneeId").isNull() && ours.json().path("assigneeName").isNull(), ours::body);
        var closed = "[\"/requester\",\"/tags\",\"/responsibleParty\",\"/assigneeId\",\"/assigneeName\"]";
        assertEquals(List.of(closed, closed), List.of(ours.json().path("redacted").toString(),
                vera.get("/tickets?limit=200").expect(200).json().at("/items/0/redacted").toString()));
        admin.post("/messages", Map.of("ticketId", ticket, "text", "Ours")).expect(201);
        var said = vera.get("/messages?ticketId=" + ticket).expect(200).json().path("items").valueStream()
                .filter(one -> one.path("text").asText().equals("Ours")).findFirst().orElseThrow();
        assertEquals("[support team] [\"/memberId\",\"/authorName\",\"/writtenBy\"]",
                said.path("writtenBy").asText() + " " + said.path("redacted"));
        assertFalse(said.toString().contains("mem_"), said::toString);
        vera.delete("/tickets/" + ticket + "/assignment", "*").expect(403, "forbidden");
        vera.put("/tickets/" + ticket + "/solution", Map.of("cause", "A", "solution", "B")).expect(403, "forbidden");
    }

    @Test
    void a_grant_counts_from_the_next_request_on_and_ends_by_itself() {
        var own = ticket(admin.get("/tickets/" + ticket).expect(200).text("/accountId"));
        var line = admin.post("/queues", Map.of("name", "second " + mark)).expect(201).text("/id");
        admin.put("/tickets/" + own + "/assignment", Map.of("queueId", line)).expect(200);
        vera.get("/tickets/" + own).expect(404, "not_found");
        var body = new HashMap<String, Object>(Map.of("queueIds", List.of(line), "opens", List.of("contact_details", "free_text")));
        var made = admin.post("/vendors/" + vendor + "/grants", body).expect(201).text("/id");

        assertEquals(email, vera.get("/tickets/" + own).expect(200).text("/requester/email"));
        assertEquals(email, vera.get("/contacts/" + contact).expect(200).text("/emails/0"));
        body.put("opens", List.of());
        admin.put("/grants/" + made, body).expect(200);
        assertEquals("[closed]", vera.get("/tickets/" + own).expect(200).text("/subject"));
        assertEquals(
                "[\"/requester\",\"/subject\",\"/tags\",\"/responsibleParty\",\"/cause\",\"/workaround\",\"/solution\",\"/rootCause\",\"/apology\",\"/remedy\"]",
                vera.get("/tickets/" + own).expect(200).json().path("redacted").toString());
        body.put("opens", List.of("internal", "contact_details", "person_names", "free_text"));
        admin.put("/grants/" + made, body).expect(200);
        assertFalse(vera.get("/tickets/" + own).expect(200).json().has("redacted"), "an empty field is not closed");
        body.put("opens", List.of());
        admin.put("/grants/" + made, body).expect(200);
        vera.get("/tickets?sort=number&limit=5").expect(200);
        body.putAll(Map.of("actions", List.of("solve"), "readableDays", 0));
        admin.put("/grants/" + made, body).expect(200);
        vera.put("/tickets/" + own + "/solution", Map.of("cause", "A", "solution", "B")).expect(204);
        assertEquals("solved", admin.get("/tickets/" + own).expect(200).text("/state"));
        admin.delete("/grants/" + made, "*").expect(200);
        vera.get("/tickets/" + own).expect(404, "not_found");
        admin.put("/grants/" + made, body).expect(409, "grant_ended");
        admin.post("/vendors/" + vendor + "/grants", Map.of("actions", List.of("reply"))).expect(422, "invalid");
        admin.post("/vendors/" + vendor + "/grants", Map.of("queueIds", List.of(queue), "opens", List.of("revenue"))).expect(422,
                "invalid");
        var preview = admin.post("/vendors/" + vendor + "/grants/previews", granted("reply")).expect(200).json();
        assertEquals(List.of(1, 1, 1), List.of(preview.path("tickets").asInt(), preview.path("accounts").asInt(),
                preview.path("members").asInt()));
        assertEquals(grant, admin.get("/grants/" + grant).expect(200).text("/id"));
    }

    @Test
    void a_vendor_holds_what_is_handed_over_until_it_gives_it_back_or_the_grant_ends() {
        var own = ticket(admin.get("/tickets/" + ticket).expect(200).text("/accountId"));
        var line = admin.post("/queues", Map.of("name", "third " + mark)).expect(201).text("/id");
        admin.put("/tickets/" + own + "/assignment", Map.of("queueId", line)).expect(200);
        var over = Map.of("vendorId", vendor, "note", "Look at the export");
        var handover = "/tickets/" + own + "/handover";
        admin.put(handover, over).expect(409, "not_granted");
        admin.put(handover, Map.of("vendorId", records.id("vend").replaceFirst("....$", "0000"))).expect(422, "unknown_vendor");
        var made = admin.post("/vendors/" + vendor + "/grants", Map.of("queueIds", List.of(line), "actions", List.of("hand_back")))
                .expect(201).text("/id");
        admin.get(handover).expect(404, "not_found");
        assertEquals("false", admin.get("/tickets/" + own + "/actions").expect(200).text("/handedOver"));
        assertEquals("handed_over", admin.put(handover, over).expect(200).text("/outcome"));
        assertEquals("Look at the export", vera.get(handover).expect(200).text("/note"));
        for (var one : List.of(admin, vera)) assertEquals("true", one.get("/tickets/" + own + "/actions").expect(200).text("/handedOver"));
        vera.put(handover, over).expect(403, "forbidden");
        assertEquals(List.of("vendor running"), clocks(vera, own));
        assertEquals(List.of("customer running", "vendor running"), clocks(admin, own).stream().distinct().sorted().toList());
        assertTrue(admin.get("/tickets/" + own + "/possession").expect(200).body().contains("\"vendorShare\":"));
        assertEquals("handed_back", vera.put("/tickets/" + own + "/hand-back", Map.of("reason", "Not ours")).expect(200).text("/outcome"));
        assertEquals(List.of("vendor stopped handed_back"), clocks(vera, own));
        vera.put("/tickets/" + own + "/hand-back", Map.of("reason", "Again")).expect(409, "state_differs");

        admin.put(handover, over).expect(200);
        admin.delete("/grants/" + made, "*").expect(200);
        assertEquals("returned", admin.get(handover).expect(200).text("/outcome"));
        assertEquals(List.of("vendor stopped handed_back", "vendor stopped returned"),
                clocks(admin, own).stream().filter(one -> one.startsWith("vendor")).sorted().toList());
        vera.get(handover).expect(404, "not_found");
        vera.put("/tickets/" + own + "/hand-back", Map.of("reason", "Mine")).expect(404, "not_found");
    }

    private static List<String> clocks(PerennialApi api, String ticket) {
        return api.get("/tickets/" + ticket + "/clocks").expect(200).json().path("items").valueStream()
                .map(one -> one.path("party").asText() + " " + one.path("state").asText() + " " + one.path("ended").asText(""))
                .map(String::strip).toList();
    }

    @Test
    void where_nobody_works_a_ticket_stays_ours_and_the_lead_is_told() throws IOException, InterruptedException {
        admin.post("/vendors", Map.of("name", "lost " + mark, "zone", "Europe/Riga", "calendar", "nowhere")).expect(422,
                "unknown_calendar");
        var empty = admin.post("/vendors", Map.of("name", "empty " + mark, "zone", "Europe/Riga", "calendar", "always")).expect(201)
                .text("/id");
        admin.post("/vendors/" + empty + "/grants", granted()).expect(201);
        var lead = member(empty, "lena");
        var lena = loggedIn(lead, "lena");
        admin.post("/members/" + lead + "/absences", Map.of("from", "2025-01-01T00:00:00Z", "until", "2034-01-01T00:00:00Z")).expect(201);
        assertEquals(0, lena.get("/notices").expect(200).json().path("items").size());
        var before = admin.get("/tickets/" + ticket).expect(200).etag();

        var kept = admin.put("/tickets/" + ticket + "/handover", Map.of("vendorId", empty)).expect(200);

        assertEquals(List.of("kept", before), List.of(kept.text("/outcome"), kept.etag()));
        assertEquals(before, admin.get("/tickets/" + ticket).expect(200).etag());
        admin.put("/tickets/" + ticket + "/handover", Map.of("vendorId", empty)).expect(200);
        var told = lena.get("/notices").expect(200).json().path("items");
        assertEquals(List.of(1, "handover_kept", ticket, "Rhine " + mark), List.of(told.size(), told.at("/0/kind").asText(),
                told.at("/0/subjectId").asText(), told.at("/0/accountName").asText()));
        assertEquals(1, lena.get("/notices/unread").expect(200).json().path("unread").asInt());
        lena.post("/notices/" + told.at("/0/id").asText() + "/reading", Map.of()).expect(204);
        assertEquals(0, vera.get("/notices?kind=handover_kept").expect(200).json().path("items").size());
    }

    @Test
    void a_suspended_vendor_is_out_at_once() throws IOException, InterruptedException {
        var second = admin.post("/vendors", Map.of("name", "second " + mark, "zone", "Europe/Riga")).expect(201).text("/id");
        admin.post("/vendors", Map.of("name", "second " + mark, "zone", "Europe/Riga")).expect(409, "vendor_name_taken");
        admin.send("PUT", "/vendors/" + second + "/members/" + perennial.member("agent", "northwind").get("/session").text("/subjectId"),
                null,
                null).expect(409, "not_a_vendor_role");
        var otto = loggedIn(member(second, "otto"), "otto");
        otto.get("/tickets").expect(200);
        admin.send("PUT", "/vendors/" + second + "/suspension", null, null).expect(200);
        Awaited.until(() -> otto.get("/session"), answer -> answer.status() == 401);
        admin.send("DELETE", "/vendors/" + second + "/suspension", null, null).expect(200);
    }
}
