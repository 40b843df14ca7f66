package io.perennial.api.bad;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Checks that a problem speaks Chinese throughout, to a caller who asked for it. */
final class Chinese {
    static final String LANGUAGE = "zh-Hant";
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private Chinese() {}

    static void check(JsonNode problem) {
        for (var text : problem.findValuesAsText("detail")) assertTrue(HAN.matcher(text).find(), () -> "not Chinese: " + text);
        assertTrue(HAN.matcher(problem.path("title").asText()).find(), problem::toString);
    }
}
