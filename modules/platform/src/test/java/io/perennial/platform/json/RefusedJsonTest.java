package io.perennial.platform.json;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.testing.Given;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Tests that a body is refused before a tree is built if it is no JSON, or too large, deep or long in a part. */
class RefusedJsonTest {
    private final Json json = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    @Test
    void bytes_that_are_no_utf8_are_no_json() {
        var latin = "{\"name\": \"Grün\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThrows(JsonProcessingException.class, () -> json.read(latin, ObjectNode.class));
    }

    @Test
    void a_body_of_too_many_tokens_is_refused() {
        var wide = "{\"rest\": [" + "[],".repeat(Json.MAXIMUM_TOKENS / 2) + "[]]}";

        assertThrows(StreamConstraintsException.class, () -> json.read(wide.getBytes(StandardCharsets.UTF_8), ObjectNode.class));
    }

    @Test
    void a_hundredfold_nesting_is_refused_unread() {
        var deep = "{\"rest\": {\"x\": " + "[".repeat(100) + "]".repeat(100) + "}}";

        assertThrows(JsonProcessingException.class, () -> read(deep));
    }

    @Test
    void a_number_of_many_digits_is_refused_unread() {
        assertThrows(JsonProcessingException.class, () -> read("{\"width\": " + "9".repeat(200) + "}"));
    }

    private ObjectNode read(String body) throws IOException {
        return json.read(body.getBytes(StandardCharsets.UTF_8), ObjectNode.class);
    }
}
