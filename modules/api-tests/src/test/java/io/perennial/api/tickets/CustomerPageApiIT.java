package io.perennial.api.tickets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the way of a customer without a login. All tests come from one address, which may try ten wrong links in a minute. */
@ExtendWith(RunningPerennial.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CustomerPageApiIT {
    /** Guesses of other tests slow down only their own sources. */
    private static final String SOURCE = "198.51.100.13";

    private static final Map<String, String> SOLUTION = Map.of("cause", "Old tiles", "solution", "New tiles");

    private final Perennial perennial;
    private final PerennialApi admin;
    private final HttpClient browser = HttpClient.newHttpClient();
    private final String mark = UUID.randomUUID().toString();

    CustomerPageApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
    }

    private String ticket(String language) {
        return admin.post("/tickets", Map.of("subject", "<b>Map</b> " + mark, "language", language,
                "requester", Map.of("name", "Jana", "email", "jana." + mark + "@rhine.example"))).expect(201).text("/id");
    }

    private void say(String ticket, String kind, String text) {
        admin.post("/messages", Map.of("ticketId", ticket, "kind", kind, "text", text)).expect(201);
    }

    /** Returns the path of a new link. The address of the installation may be another one than that of the test. */
    private String link(String ticket) {
        return URI.create(admin.send("POST", "/tickets/" + ticket + "/page-links", null, null).expect(200).text("/url")).getPath();
    }

    private HttpResponse<byte[]> ask(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(perennial.address().resolve(path)).header("X-Forwarded-For", SOURCE)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    private static String form(HttpResponse<byte[]> page, String message) {
        var once = text(page).replaceAll("(?s).*name=\"once\" value=\"([^\"]*)\".*", "$1");
        return "message=" + URLEncoder.encode(message, StandardCharsets.UTF_8) + "&once=" + once;
    }

    @Test
    void a_members_answer_is_mailed_with_a_link_and_the_customers_answer_reopens_the_ticket_once() throws Exception {
        var ticket = ticket("zh-Hans");
        say(ticket, "internal", "secret " + mark);
        say(ticket, "public", "We look into it " + mark);

        var mail = admin.get("/mail?recordId=" + ticket).expect(200).json().path("items");
        assertEquals(1, mail.size());
        assertEquals("kept", mail.at("/0/state").asText());
        assertEquals("jana." + mark + "@rhine.example", mail.at("/0/recipient").asText());
        assertTrue(mail.at("/0/text").asText().startsWith("We look into it " + mark) && mail.at("/0/text").asText().contains("在此页面"));

        admin.put("/tickets/" + ticket + "/solution", SOLUTION).expect(200);
        var link = link(ticket);
        var page = ask("GET", link, "");
        assertEquals(200, page.statusCode(), () -> text(page));
        assertTrue(text(page).contains("We look into it " + mark) && text(page).contains("您的请求已解决"), () -> text(page));
        assertTrue(text(page).contains("&lt;b&gt;Map&lt;/b&gt;") && !text(page).contains("secret " + mark), () -> text(page));

        var form = form(page, "还是空的 " + mark);
        for (int twice = 0; twice < 2; twice++) {
            var sent = ask("POST", link, form);
            assertEquals(303, sent.statusCode(), () -> text(sent));
            assertEquals("?sent=1", sent.headers().firstValue("Location").orElse(""));
        }
        assertEquals("open", admin.get("/tickets/" + ticket).expect(200).text("/state"));
        assertEquals(1, admin.get("/messages?ticketId=" + ticket + "&author=contact").expect(200).json().path("items").size());
        assertTrue(text(ask("GET", link + "?sent=1", "")).contains("您的消息已发送"));
    }

    @Test
    void a_promise_is_told_on_the_page_and_only_whose_ticket_it_is_reads_it() throws Exception {
        var account = admin.post("/accounts", Map.of("name", "Rhine " + mark)).expect(201).text("/id");
        var contacts = new ArrayList<String>();
        for (var name : List.of("Jana", "Kurt"))
            contacts.add(admin.post("/contacts", Map.of("accountId", account, "name", name)).expect(201).text("/id"));
        var ticket = admin.post("/tickets", Map.of("accountId", account, "contactId", contacts.getFirst(), "subject", "Map")).expect(201)
                .text("/id");
        var link = link(ticket);
        assertFalse(text(ask("GET", link, "")).contains("You will hear more from us by"));

        admin.put("/tickets/" + ticket + "/promise", Map.of("by", Instant.now().plusSeconds(3600).toString())).expect(200);
        assertTrue(text(ask("GET", link, "")).contains("You will hear more from us by"));

        admin.patch("/tickets/" + ticket, "*", Map.of("contactId", contacts.getLast())).expect(200);
        assertEquals(404, ask("GET", link, "").statusCode());
    }

    @Test
    void the_page_runs_no_script_is_stored_nowhere_and_changes_nothing_when_it_is_read() throws Exception {
        var ticket = ticket("en");
        var link = link(ticket);
        var version = admin.get("/tickets/" + ticket).expect(200).etag();
        var page = ask("GET", link, "");
        ask("HEAD", link, "");

        assertEquals(version, admin.get("/tickets/" + ticket).expect(200).etag());
        assertFalse(text(page).contains("<script") || text(page).matches("(?s).*<[^>]* on[a-z]+=.*"),
                () -> text(page).replaceAll("<style>.*</style>", ""));
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").orElse(""));
        assertEquals("noindex", page.headers().firstValue("X-Robots-Tag").orElse(""));
        assertTrue(page.headers().firstValue("Content-Security-Policy").orElse("")
                .matches("default-src 'none'; style-src 'sha256-[\\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
        assertTrue(page.body().length < 30_000);
    }

    private HttpResponse<byte[]> send(String link, HttpResponse<byte[]> page, String message, String name, byte[] content)
            throws IOException, InterruptedException {
        var once = text(page).replaceAll("(?s).*name=\"once\" value=\"([^\"]*)\".*", "$1");
        var part = "--edge\r\nContent-Disposition: form-data; name=\"%s\"";
        var head = part.formatted("message") + "\r\n\r\n" + message + "\r\n" + part.formatted("once") + "\r\n\r\n" + once + "\r\n"
                + part.formatted("file") + "; filename=\"" + name + "\"\r\nContent-Type: text/html\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(perennial.address().resolve(link)).header("X-Forwarded-For", SOURCE)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private String file(String name) {
        return admin.sendBytes("POST", "/attachments?name=" + name, "application/octet-stream", new byte[] {7, 8, 9}).expect(201)
                .text("/id");
    }

    @Test
    void files_of_public_messages_are_read_and_one_goes_with_an_answer_and_those_of_notes_are_never_seen() throws Exception {
        var ticket = ticket("en");
        var ours = file("ours.png");
        var secret = file("secret.png");
        admin.post("/messages", Map.of("ticketId", ticket, "text", "See", "attachmentIds", List.of(ours))).expect(201);
        admin.post("/messages", Map.of("ticketId", ticket, "kind", "internal", "text", "No", "attachmentIds", List.of(secret))).expect(201);
        var link = link(ticket);
        var page = ask("GET", link, "");
        assertTrue(text(page).contains("?file=" + ours) && !text(page).contains("secret"), () -> text(page));

        for (int twice = 0; twice < 2; twice++)
            assertEquals(303, send(link, page, "屏幕 " + mark, "C:\\屏幕 <b>.html", "<script>".getBytes(StandardCharsets.UTF_8)).statusCode());
        var sent = admin.get("/messages?ticketId=" + ticket + "&author=contact").expect(200).json().path("items");
        assertEquals(1, sent.size());
        assertEquals("屏幕 " + mark, sent.at("/0/text").asText());
        var theirs = sent.at("/0/attachmentIds/0").asText();
        assertEquals("屏幕 <b>.html 8", admin.get("/attachments/" + theirs).expect(200).text("/name") + " "
                + admin.get("/attachments/" + theirs).expect(200).text("/size"));

        var saved = ask("GET", link + "?file=" + theirs, "");
        assertEquals("<script>", text(saved));
        assertEquals("application/octet-stream attachment; filename*=UTF-8''%E5%B1%8F%E5%B9%95%20%3Cb%3E.html nosniff",
                String.join(" ", Stream.of("Content-Type", "Content-Disposition", "X-Content-Type-Options")
                        .map(name -> saved.headers().firstValue(name).orElse("")).toList()));
        assertArrayEquals(new byte[] {7, 8, 9}, ask("GET", link + "?file=" + ours, "").body());
        for (var hidden : List.of(secret, file("alone.png"), "atch_x"))
            assertEquals(404, ask("GET", link + "?file=" + hidden, "").statusCode());
        assertEquals(404, ask("GET", link(ticket("en")) + "?file=" + ours, "").statusCode());
    }

    @Test
    void a_file_that_is_too_large_leaves_what_was_typed() throws Exception {
        var link = link(ticket("en"));
        var large = send(link, ask("GET", link, ""), "Typed " + mark, "film.mp4", new byte[25 * 1024 * 1024 + 1]);
        assertEquals(422, large.statusCode());
        assertTrue(text(large).contains("Typed " + mark) && text(large).contains("at most 25 MB"), () -> text(large));
        assertEquals(413, send(link, large, "Typed", "film.mp4", new byte[31 * 1024 * 1024]).statusCode());
    }

    @Test
    void what_cannot_be_accepted_is_kept_in_the_form() throws Exception {
        var link = link(ticket("en"));
        var page = ask("GET", link, "");
        var tooLong = ask("POST", link, form(page, "x".repeat(10_001)));
        assertEquals(422, tooLong.statusCode());
        assertTrue(text(tooLong).contains("x".repeat(10_001)) && text(tooLong).contains("role=\"alert\""));
        assertEquals(422, ask("POST", link, form(page, "  ")).statusCode());
        assertEquals(422, ask("POST", link, form(page, "a\u0000b")).statusCode());
        assertEquals(413, ask("POST", link, "message=" + "x".repeat(200_000)).statusCode());
        assertEquals(405, ask("PUT", link, "").statusCode());
    }

    /** Comes last, because from then on the address has to wait. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_link_that_is_not_valid_says_nothing_and_guesses_are_slowed_down() throws Exception {
        var ticket = ticket("en");
        var link = link(ticket);
        var revoked = link(ticket);
        admin.send("DELETE", "/tickets/" + ticket + "/page-links", null, null).expect(204);
        var foreign = perennial.admin("contoso");
        var theirs = foreign.post("/tickets", Map.of("subject", "Theirs " + mark)).expect(201).text("/id");
        var other = URI.create(foreign.send("POST", "/tickets/" + theirs + "/page-links", null, null).expect(200).text("/url")).getPath();
        var mixed = other.substring(0, 25) + link.substring(25);

        var answers = new ArrayList<HttpResponse<byte[]>>();
        for (var wrong : List.of(link, revoked, mixed, "/t/x", "/t/" + "A".repeat(22) + "." + "A".repeat(43)))
            answers.add(ask("GET", wrong, ""));
        answers.add(ask("POST", revoked, "message=x&once=y"));
        for (var answer : answers) {
            assertEquals(404, answer.statusCode());
            assertArrayEquals(answers.getFirst().body(), answer.body());
        }
        assertTrue(text(ask("GET", other, "")).contains("Theirs " + mark));
        int last = 0;
        for (int at = 0; at < 12 && last != 429; at++) last = ask("GET", "/t/guess" + at, "").statusCode();
        assertEquals(429, last);
        assertEquals(429, ask("GET", other, "").statusCode());
    }
}
