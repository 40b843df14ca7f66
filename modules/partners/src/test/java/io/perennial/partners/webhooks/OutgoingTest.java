package io.perennial.partners.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Op;
import io.perennial.kernel.TypeId;
import io.perennial.partners.feed.ChangeEntry;
import io.perennial.platform.spec.ApiDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tests what is sent: the signatures, and the body as the specification describes it. */
class OutgoingTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String NEW = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String FORMER = "whsec_Zm9ybWVyIHNlY3JldCBvZiBhIHdlYmhvb2s=";
    private static final String FOREIGN = "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCBrZXk=";

    private final ApiDocument document = ApiDocument.load();

    @Test
    void while_secrets_are_exchanged_a_receiver_with_either_of_them_accepts_the_message() throws Exception {
        var due = new Deliveries.Due(new WebhookDeliveryId(TypeId.next()), UUID.randomUUID(), "{\"type\":\"webhook.test\"}", 1);
        var both = Outgoing.of(due, "https://crm.example/", List.of(NEW, FORMER), NINE);

        assertTrue(accepts(NEW, both));
        assertTrue(accepts(FORMER, both));
        assertEquals(false, accepts(FOREIGN, both));
        assertEquals(false, accepts(FORMER, Outgoing.of(due, "https://crm.example/", List.of(NEW), NINE)));
    }

    /** Checks a message as the libraries of Standard Webhooks do: any of the signatures that begin with v1 may match. */
    private static boolean accepts(String secret, Outgoing message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
        var signed = message.headers().get("webhook-id") + "." + message.headers().get("webhook-timestamp") + "." + message.body();
        var expected = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        return Arrays.stream(message.headers().get("webhook-signature").split(" ")).anyMatch(("v1," + expected)::equals);
    }

    @Test
    void a_message_has_the_fields_and_types_that_the_specification_names() throws IOException {
        var sent = List.of(body(WebhookMessage.test(NINE)), body(WebhookMessage.of(entry(Op.CHANGED, null))),
                body(WebhookMessage.of(entry(Op.REMOVED, ChangeEntry.Reason.DELETED))));

        assertEquals(List.of("webhook.test", "queue.changed", "queue.removed"),
                sent.stream().map(one -> one.path("type").asText()).toList());
        for (var one : sent) {
            assertFits(one, "WebhookMessage");
            if (one.has("data")) assertFits((ObjectNode) one.path("data"), "ChangeEntry");
        }
        assertTrue(sent.get(1).path("data").path("data").isMissingNode(), "the record itself stays here");
        var described = document.root().at("/x-webhooks/change/post/requestBody/content/application~1json/schema/$ref").asText();
        assertEquals("#/components/schemas/WebhookMessage", described);
    }

    private void assertFits(ObjectNode sent, String schema) {
        var fields = sent.properties().stream().map(one -> one.getKey()).collect(Collectors.toCollection(TreeSet::new));
        var specified = document.schema(schema);
        specified.path("required").forEach(name -> assertTrue(fields.contains(name.asText()), schema + " without " + name));
        fields.forEach(name -> assertTrue(specified.path("properties").has(name), schema + " with " + name));
        var types = specified.at("/properties/type/x-open-enum").valueStream().map(one -> one.asText()).toList();
        assertTrue(types.contains(sent.path("type").asText()), sent::toString);
    }

    private static ChangeEntry entry(Op op, ChangeEntry.Reason reason) {
        return new ChangeEntry(7, "queue", op, reason, "que_01kgphx13te32v93y21498pbsk", 3L, List.of("name"), List.of(), NINE, NINE, null,
                null,
                null, op == Op.REMOVED ? null : new WebhookSecret("a record"));
    }

    private static ObjectNode body(WebhookMessage message) throws IOException {
        var row = message.row(new WebhookId(TypeId.next()), NINE);
        return (ObjectNode) new ObjectMapper().readTree((String) row.get("body"));
    }
}
