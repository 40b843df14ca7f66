package io.perennial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One operation of the API, as specified.
 *
 * @param method in capitals
 * @param path a template below the API's root, such as {@code /accounts/{id}}
 * @param parameters the parameters of the path and of the operation, with all references resolved
 * @param bounds the most that its JSON body may be
 * @param node the operation's node in the document; its references are not resolved
 */
public record ApiOperation(String method, String path, String id, List<JsonNode> parameters, BodyBounds bounds, JsonNode node) {
    /** The queue in which requests of an operation wait for their turn. */
    public enum Lane {
        /** Reads or writes one record. */
        QUICK,
        /** Reads many records, or sums of them. */
        LIST,
        /** Writes many records, or computes for all. */
        BULK,
        /** Checks a secret. */
        LOGIN
    }

    private static final Pattern SLOT = Pattern.compile("\\{[^}]+}");

    public List<String> pathParameters() {
        return names("path");
    }

    public List<String> queryParameters() {
        return names("query");
    }

    /** Returns the schema of one value: of the items, for a parameter that takes several. */
    public static JsonNode valueSchema(JsonNode parameter) {
        var schema = parameter.path("schema");
        return schema.path("type").asText().equals("array") ? schema.path("items") : schema;
    }

    private List<String> names(String place) {
        return parameters.stream()
                .filter(p -> p.path("in").asText().equals(place))
                .map(p -> p.path("name").asText())
                .toList();
    }

    /** Returns the required permission, such as {@code accounts:read}; empty if a token is enough or none is needed. */
    public Optional<String> permission() {
        return Optional.ofNullable(node.get("x-permission")).map(JsonNode::textValue);
    }

    /** Returns the permission that some values of its fields need besides, such as {@code tickets:backdate}; empty if none does. */
    public Optional<String> fieldPermission() {
        return Optional.ofNullable(node.get("x-field-permission")).map(JsonNode::textValue);
    }

    /** Returns the operation's {@code x-lane}: quick, unless another is named. */
    public Lane lane() {
        return Lane.valueOf(node.path("x-lane").asText("quick").toUpperCase(Locale.ROOT));
    }

    /** Returns true if no access token is required. */
    public boolean open() {
        var security = node.path("security");
        return security.isArray()
                && (security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty));
    }

    public Optional<JsonNode> requestSchema() {
        return schema(node.path("requestBody"));
    }

    /** Returns the accepted content types; none if there is no body. */
    public List<String> consumes() {
        var types = new ArrayList<String>();
        node.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
        return List.copyOf(types);
    }

    static Optional<JsonNode> schema(JsonNode body) {
        return body.path("content")
                .valueStream()
                .map(content -> content.path("schema"))
                .filter(s -> !s.isMissingNode())
                .findFirst();
    }

    /** Returns true if the template matches a path that has no query, is below the API's root and is still percent-encoded. */
    boolean matches(String actual) {
        return pattern(path).matcher(actual).matches();
    }

    static Pattern pattern(String template) {
        var between = SLOT.splitAsStream(template).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return Pattern.compile(between + (template.endsWith("}") ? "[^/]+" : ""));
    }
}
