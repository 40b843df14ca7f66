package io.perennial.api.engagement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests what is read without a login: the page on which a contact books, and the calendar of a member. */
@ExtendWith(RunningPerennial.class)
class CallbackPagesApiIT {
    /** Guesses of other tests slow down only their own sources. */
    private static final String SOURCE = "198.51.100.14";

    private static final Pattern SLOT = Pattern.compile("name=\"slot\" value=\"([^\"]+)\"");

    private final Perennial perennial;
    private final PerennialApi admin;
    private final PerennialApi leader;
    private final String lead;
    private final String account;
    private final String contact;
    private final String mark = UUID.randomUUID().toString();
    private final HttpClient browser = HttpClient.newHttpClient();

    CallbackPagesApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        leader = perennial.member("lead", "northwind");
        lead = leader.get("/session").expect(200).text("/subjectId");
        account = admin.post("/accounts", Map.of("name", "Booked " + mark, "ownerId", lead)).expect(201).text("/id");
        contact = admin.post("/contacts", Map.of("accountId", account, "name", "Jana", "zone", "Europe/Berlin")).expect(201).text("/id");
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(perennial.address().resolve(path)).header("X-Forwarded-For", SOURCE)
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded").method(method, HttpRequest.BodyPublishers.ofString(body));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int callbacks() {
        return admin.get("/callbacks?contactId=" + contact).expect(200).json().path("items").size();
    }

    @Test
    void a_link_books_once_and_then_only_moves_or_withdraws_what_it_has_booked() throws IOException, InterruptedException {
        var link = URI.create(admin.post("/booking-links", Map.of("contactId", contact, "subject", "Your quarter", "memberId", lead))
                .expect(200).text("/url")).getPath();
        var slots = SLOT.matcher(ask("GET", link, "").body()).results().map(found -> found.group(1)).toList();
        assertEquals(303, ask("POST", link, slot(slots.getFirst())).statusCode());
        assertEquals(303, ask("POST", link, slot(slots.getLast())).statusCode());
        assertTrue(ask("GET", link, "").body().contains("We will call you"));
        assertEquals(1, callbacks());

        assertTrue(ask("POST", link, "withdraw=1").body().contains("The call is cancelled."));
        assertEquals(404, ask("POST", link, slot(slots.getFirst())).statusCode());
        assertEquals(404, ask("GET", link, "").statusCode());
        assertEquals(1, callbacks());
    }

    private String invited(Object... more) {
        var body = new HashMap<String, Object>(Map.of("contactId", contact, "subject", mark, "memberId", lead));
        for (int at = 0; at < more.length; at += 2) body.put(more[at].toString(), more[at + 1]);
        return URI.create(admin.post("/booking-links", body).expect(200).text("/url")).getPath();
    }

    @Test
    void a_page_moves_a_callback_five_times_and_then_says_that_it_does_not() throws IOException, InterruptedException {
        var link = invited();
        var slots = SLOT.matcher(ask("GET", link, "").body()).results().map(found -> found.group(1)).toList();
        for (int n = 0; n < 6; n++) assertEquals(303, ask("POST", link, slot(slots.get(slots.size() - 1 - n % 2))).statusCode());

        var refused = ask("POST", link, slot(slots.getLast()));
        assertTrue(refused.statusCode() != 303 && refused.body().contains("cannot be moved here any more"), refused::body);
        assertFalse(SLOT.matcher(ask("GET", link, "").body()).find());
        assertTrue(ask("POST", link, "withdraw=1").body().contains("The call is cancelled."));
    }

    @Test
    void links_are_listed_mailed_and_revoked_and_offer_no_time_of_others() throws IOException, InterruptedException {
        admin.post("/booking-links", Map.of("contactId", contact, "subject", mark, "memberId", lead, "mail", true)).expect(422);
        admin.patch("/contacts/" + contact, "*", Map.of("emails", List.of("jana@rhine.example"))).expect(200);
        var link = invited("mail", true);
        var listed = admin.get("/booking-links?state=open&contactId=" + contact).expect(200).json().path("items");
        assertEquals(1, listed.size());
        assertTrue(listed.get(0).path("mailedAt").isTextual(), listed::toString);
        var id = listed.get(0).path("id").asText();
        Awaited.until(() -> admin.all("/mail?recordId=" + id), mail -> mail.size() == 1);
        assertEquals(200, ask("GET", link, "").statusCode());

        perennial.admin("contoso").send("DELETE", "/booking-links/" + id + "/address", null, null).expect(404);
        admin.send("DELETE", "/booking-links/" + id + "/address", null, null).expect(204);
        assertEquals(404, ask("GET", link, "").statusCode());
        assertEquals("revoked", admin.get("/booking-links?contactId=" + contact).expect(200).text("/items/0/state"));

        var csm = perennial.member("csm", "northwind");
        var me = csm.get("/session").expect(200).text("/subjectId");
        var own = admin.post("/accounts", Map.of("name", "Own " + mark, "ownerId", me)).expect(201).text("/id");
        var called = admin.post("/contacts", Map.of("accountId", own, "name", "Udo")).expect(201).text("/id");
        csm.post("/booking-links", Map.of("contactId", called, "subject", mark, "memberId", lead)).expect(422, "owner_not_self");
        csm.post("/booking-links", Map.of("contactId", called, "subject", mark, "memberId", me)).expect(200);
    }

    @Test
    void a_contact_gets_a_confirmation_with_each_time_and_one_of_the_end() {
        admin.patch("/contacts/" + contact, "*", Map.of("emails", List.of("jana@rhine.example"))).expect(200);
        var callback = admin.post("/callbacks", Map.of("accountId", account, "contactId", contact, "subject", mark, "local",
                "2031-05-05T09:00")).expect(201).text("/id");
        confirmed(callback, 1);
        admin.put("/callbacks/" + callback + "/time", Map.of("local", "2031-05-06T09:00", "reason", "Ill", "askedBy", "us")).expect(200);
        confirmed(callback, 2);
        admin.put("/callbacks/" + callback + "/withdrawal", Map.of("reason", "Met", "by", "contact")).expect(200);
        assertTrue(confirmed(callback, 3).getFirst().path("text").asText().startsWith("The call is cancelled: "));
    }

    private List<JsonNode> confirmed(String callback, int times) {
        return Awaited.until(() -> admin.all("/mail?recordId=" + callback), mail -> mail.size() == times);
    }

    private static String slot(String name) {
        return "slot=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private String feed(boolean details) {
        return URI.create(leader.post("/calendar-feeds", Map.of("details", details)).expect(200).text("/url")).getPath();
    }

    @Test
    void a_members_calendar_tells_times_and_only_if_wished_with_whom_until_it_is_revoked() throws IOException, InterruptedException {
        var callback = admin.post("/callbacks", Map.of("accountId", account, "contactId", contact, "subject", mark, "local",
                "2031-03-31T09:00")).expect(201).text("/id");
        var times = feed(false);
        var file = ask("GET", times, "");
        assertEquals("text/calendar;charset=utf-8",
                file.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT).replace(" ", ""));
        assertTrue(file.body().contains("UID:" + callback + "@perennial") && file.body().contains("TZID=Europe/Berlin:20310331T090000"),
                file::body);
        assertFalse(file.body().contains(mark));

        var details = feed(true);
        assertEquals(404, ask("GET", times, "").statusCode());
        admin.put("/callbacks/" + callback + "/withdrawal", Map.of("reason", "Met", "by", "contact")).expect(200);
        var later = ask("GET", details, "").body().replace("\r\n ", "");
        assertTrue(later.contains(mark) && later.contains("STATUS:CANCELLED"), later);

        leader.send("DELETE", "/calendar-feeds", null, null).expect(204);
        assertEquals(404, ask("GET", details, "").statusCode());
    }
}
