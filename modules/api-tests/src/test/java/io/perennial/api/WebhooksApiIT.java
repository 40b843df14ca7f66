package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests webhooks through the server. It sends nothing to a private address, so all attempts of these tests fail, and the log says why. */
@ExtendWith(RunningPerennial.class)
class WebhooksApiIT {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Perennial perennial;
    private final PerennialApi admin;

    WebhooksApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
    }

    @Test
    void a_change_is_sent_and_the_log_says_what_came_of_it() {
        var webhook =
                admin.post("/webhooks", Map.of("url", "https://crm.invalid/" + UUID.randomUUID(), "types", List.of("queue"))).expect(201);
        var path = "/webhooks/" + webhook.text("/id");
        assertFalse(webhook.json().path("signed").asBoolean());
        assertTrue(admin.put(path + "/secret", Map.of("secret", SECRET)).expect(200).json().path("signed").asBoolean());
        admin.post("/accounts", Map.of("name", "Not of this type")).expect(201);
        admin.post("/queues", Map.of("name", "Told " + UUID.randomUUID())).expect(201);

        var sent = Awaited.until(() -> deliveries(path), all -> all.size() > 0 && all.path(0).path("attempts").asInt() > 0).path(0);
        assertEquals("queue.created", sent.path("type").asText());
        assertEquals("The host has no address", Awaited.until(() -> deliveries(path).path(0).path("error").asText(),
                error -> error.startsWith("The host")));
        assertFalse(admin.get(path).expect(200).json().path("failingSince").isNull());

        admin.post(path + "/test", Map.of()).expect(200);
        admin.post(path + "/replays", Map.of("fromPosition", sent.path("position").asLong())).expect(200);
        Awaited.until(() -> deliveries(path), all -> all.valueStream()
                .filter(one -> one.path("messageId").equals(sent.path("messageId"))).count() == 2);
        admin.post(path + "/deliveries/" + sent.path("id").asText() + "/resend", Map.of()).expect(200);
        assertFalse(admin.get("/webhooks").expect(200).body().contains(SECRET));
        admin.patch(path, "*", Map.of("enabled", false)).expect(200);
        assertEquals("asked", admin.get(path).expect(200).text("/disabledBecause"));
        admin.delete(path, "*").expect(204);
        admin.get(path + "/deliveries").expect(404);
    }

    @Test
    void an_address_without_tls_or_inside_and_a_short_secret_and_unknown_types_are_refused() {
        admin.post("/webhooks", Map.of("url", "ftp://crm.example/")).expect(422);
        admin.post("/webhooks", Map.of("url", "http://crm.example/")).expect(422);
        var inside = admin.post("/webhooks", Map.of("url", "https://10.0.0.1/")).expect(422, "invalid");
        assertTrue(inside.text("/errors/0/detail").contains("PERENNIAL_WEBHOOK_NETWORKS"), inside::body);
        admin.post("/webhooks", Map.of("url", "https://localhost/")).expect(422, "invalid");
        admin.post("/webhooks", Map.of("url", "https://crm.example/", "types", List.of("usage"))).expect(422);
        var path = "/webhooks/" + admin.post("/webhooks", Map.of("url", "https://crm.example/")).expect(201).text("/id");
        admin.put(path + "/secret", Map.of("secret", "whsec_c2hvcnQ=")).expect(422);
        admin.put(path + "/secret", Map.of("secret", "secret")).expect(422);
        admin.put(path + "/secret", Map.of("secret", "whsec_" + "A".repeat(33))).expect(422);
        admin.patch(path, "*", Map.of("url", "https://127.1/")).expect(422);
        admin.delete(path, "*").expect(204);
    }

    @Test
    void nothing_is_tested_resent_or_replayed_while_nothing_would_be_sent() {
        var path = "/webhooks/" + admin.post("/webhooks", Map.of("url", "https://crm.invalid/", "types", List.of("wave"))).expect(201)
                .text("/id");
        admin.post(path + "/test", Map.of()).expect(409, "webhook_unsigned");
        admin.post(path + "/replays", Map.of("fromPosition", 1)).expect(409, "webhook_unsigned");
        admin.put(path + "/secret", Map.of("secret", SECRET)).expect(200);
        var sent = admin.post(path + "/test", Map.of()).expect(200).text("/id");
        admin.patch(path, "*", Map.of("enabled", false)).expect(200);
        for (var each : List.of("/test", "/deliveries/" + sent + "/resend"))
            admin.post(path + each, Map.of()).expect(409, "webhook_disabled");
        admin.post(path + "/replays", Map.of("fromPosition", 1)).expect(409, "webhook_disabled");
        assertEquals(1, deliveries(path).size());
        assertTrue(deliveries(path).path(0).path("nextAttemptAt").isNull());
        admin.delete(path, "*").expect(204);
    }

    @Test
    void others_do_not_see_it() {
        var path = "/webhooks/" + admin.post("/webhooks", Map.of("url", "https://crm.example/", "enabled", false)).expect(201).text("/id");
        var stranger = perennial.admin("contoso");
        for (var address : List.of(path, path + "/deliveries")) stranger.get(address).expect(404);
        stranger.patch(path, "*", Map.of("enabled", true)).expect(404);
        stranger.put(path + "/secret", Map.of("secret", SECRET)).expect(404);
        stranger.post(path + "/test", Map.of()).expect(404);
        perennial.member("csm", "northwind").get(path).expect(403);
        perennial.segment("northwind").get("/webhooks").expect(403);
    }

    private JsonNode deliveries(String path) {
        return admin.get(path + "/deliveries").expect(200).json().path("items");
    }
}
