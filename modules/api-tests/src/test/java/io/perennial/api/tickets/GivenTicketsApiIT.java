package io.perennial.api.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that whoever had a ticket before reads its page no more when it becomes somebody else's. */
@ExtendWith(RunningPerennial.class)
class GivenTicketsApiIT {
    /** Guesses of other tests slow down only their own sources. */
    private static final String SOURCE = "198.51.100.44";

    private final Perennial perennial;
    private final PerennialApi admin;
    private final HttpClient browser = HttpClient.newHttpClient();

    GivenTicketsApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
    }

    private String account() {
        return admin.post("/accounts", Map.of("name", "Rhine " + UUID.randomUUID())).expect(201).text("/id");
    }

    private String contact(String account) {
        return admin.post("/contacts", Map.of("accountId", account, "name", "Jana")).expect(201).text("/id");
    }

    private String link(String ticket) {
        return URI.create(admin.send("POST", "/tickets/" + ticket + "/page-links", null, null).expect(200).text("/url")).getPath();
    }

    private int status(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(perennial.address().resolve(path)).header("X-Forwarded-For", SOURCE).header("Accept", "text/html");
        return browser.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void another_contact_and_another_account_end_the_links_of_before_and_another_subject_does_not() throws Exception {
        var account = account();
        var ticket = admin.post("/tickets", Map.of("subject", "Map", "accountId", account, "contactId", contact(account))).expect(201)
                .text("/id");
        var first = link(ticket);
        admin.patch("/tickets/" + ticket, "*", Map.of("subject", "Maps")).expect(200);
        assertEquals(200, status(first));

        admin.patch("/tickets/" + ticket, "*", Map.of("contactId", contact(account))).expect(200);
        assertEquals(404, status(first));
        var second = link(ticket);
        assertEquals(200, status(second));

        var moved = new HashMap<String, Object>(Map.of("accountId", account()));
        moved.put("contactId", null);
        admin.patch("/tickets/" + ticket, "*", moved).expect(200);
        assertEquals(404, status(second));
        assertEquals(200, status(link(ticket)));
    }
}
