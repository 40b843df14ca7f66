package io.perennial.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, as they went over the wire.
 *
 * @param target path and query, such as {@code /api/v1/accounts?limit=5}
 * @param sent the request's headers
 * @param received the answer's headers
 */
public record SpecifiedExchange(
        String method,
        String target,
        Map<String, List<String>> sent,
        @Nullable String request,
        int status,
        Map<String, List<String>> received,
        String answer) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public SpecifiedExchange {
        sent = byName(sent);
        received = byName(received);
    }

    private static Map<String, List<String>> byName(Map<String, List<String>> headers) {
        var sorted = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        return sorted;
    }

    String path() {
        return target.split("\\?", 2)[0];
    }

    Map<String, String> query() {
        var parts = target.split("\\?", 2);
        return parts.length == 1 ? Map.of() : fields(parts[1]);
    }

    private static Map<String, String> fields(String encoded) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : encoded.split("&")) {
            var parts = field.split("=", 2);
            fields.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public Optional<String> receivedHeader(String name) {
        return Optional.ofNullable(received.get(name)).map(List::getFirst);
    }

    /** Returns the media type of the answer without parameters; empty if it has none. */
    String type() {
        return receivedHeader("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Returns the answer as JSON; empty if it is not JSON. */
    Optional<JsonNode> json() {
        return json(answer);
    }

    /** Returns the request body as JSON, or a form as an object of texts; empty if it is neither. */
    Optional<JsonNode> requestJson() {
        if (request == null) return Optional.empty();
        var type = Optional.ofNullable(sent.get("Content-Type"))
                .map(List::getFirst)
                .orElse("");
        if (!type.startsWith("application/x-www-form-urlencoded"))
            return type.contains("json") ? json(request) : Optional.empty();
        var form = JsonNodeFactory.instance.objectNode();
        fields(request).forEach(form::put);
        return Optional.of(form);
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return method + " " + target + " → " + status + " " + answer.substring(0, Math.min(answer.length(), 2_000));
    }
}
