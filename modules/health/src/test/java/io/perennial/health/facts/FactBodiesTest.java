package io.perennial.health.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Invalid;
import io.perennial.platform.json.Json;
import io.perennial.platform.testing.Given;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactBodiesTest {
    private final Json json = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    @Test
    void a_fact_names_its_account_in_exactly_one_way() {
        assertEquals(List.of("/points/0/accountId rule"),
                errors(SignalBatch.class, "{\"points\": [{\"name\": \"x\", \"at\": \"2026-03-01T08:00:00Z\", \"value\": 1}]}"));
        assertEquals(List.of("/outcomes/0/accountId rule"), errors(OutcomeBatch.class,
                """
                {"outcomes": [{"accountId": "acct_01kgphx13te32v93y21498pbsk", "account": {"system": "crm", "externalId": "1"}, "occurredOn": "2026-03-31", "kind": "churned"}]}
                """));
    }

    @Test
    void all_that_is_wrong_with_a_signal_is_told_at_once() {
        assertEquals(
                List.of("/points/0/account/externalId required", "/points/0/at rule", "/points/0/name format", "/points/0/value required"),
                errors(SignalBatch.class,
                        "{\"points\": [{\"account\": {\"system\": \"crm\"}, \"name\": \"Unpaid\", \"at\": \"1999-03-01T08:00:00Z\"}]}"));
    }

    @Test
    void sentiment_goes_from_0_to_100_and_expires() {
        assertEquals(List.of("/expiresOn required", "/value range"), errors(SentimentBody.class, "{\"value\": 101}"));
    }

    private List<String> errors(Class<?> type, String body) {
        var refused = assertThrows(Invalid.class, () -> read(type, body));
        return refused.errors().stream().map(error -> error.pointer() + " " + error.code()).sorted().toList();
    }

    private Object read(Class<?> type, String body) {
        try {
            return json.read(body.getBytes(StandardCharsets.UTF_8), type);
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
