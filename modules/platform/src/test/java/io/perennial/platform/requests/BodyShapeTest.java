package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyShapeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "7 | 1 | 0",
        "{\"a\": 1} | 2 | 1",
        "{\"a\": 1, \"b\": [1, 2, {\"c\": null}]} | 7 | 3",
        "{\"a\": \"[[{,,,\"} | 2 | 1",
        "{\"a\": \"\\\"[,\", \"b\\\\\": 2} | 3 | 1",
        "[[],[]] | 5 | 2",
        "\"[ | 1 | 0",
        "\"\\ | 1 | 0",
        "]]][ | 2 | 0",
    })
    void what_a_body_would_become_is_counted(String body, int nodes, int depth) {
        assertEquals(new BodyShape(nodes, depth), BodyShape.of(body.getBytes(StandardCharsets.UTF_8)));
    }
}
