package io.perennial.api.made;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Builds requests that are valid except for the value in one slot. */
public record Requests(ApiDocument document) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Each call gets an hour of its own, because a member has no time for two at once. */
    private static final LocalDateTime FIRST_CALL = LocalDateTime.parse("2030-01-01T09:00");
    private static final AtomicInteger CALLS = new AtomicInteger();

    /**
     * Builds a request.
     *
     * @param own the records in all other places
     * @param value the value in the slot: an id, a text, or the external id of a key
     */
    public Ask ask(ApiOperation operation, Slot slot, String value, Records own) {
        var type = operation.consumes().stream().findFirst().orElse(null);
        var headers = new LinkedHashMap<String, String>();
        for (var parameter : operation.parameters())
            if (parameter.path("name").asText().equals("If-Match") && !creates(operation)) headers.put("If-Match", "*");
        return new Ask(operation.method(), path(operation, slot, value, own) + query(operation, slot, value, own), headers, type,
                body(operation, slot, value, own));
    }

    /** Returns true for a put at the key or the name of a record that does not exist yet. */
    private static boolean creates(ApiOperation operation) {
        return operation.method().equals("PUT") && operation.path().matches(".*/\\{externalId}|/(teams|roles)/\\{name}");
    }

    private static String path(ApiOperation operation, Slot slot, String value, Records own) {
        var path = operation.path();
        for (var parameter : operation.parameters()) {
            var name = parameter.path("name").asText();
            var here = slot.where().equals("path") && slot.name().equals(name) ? value : ownIn(operation, parameter, own);
            path = path.replace("{" + name + "}", encoded(here));
        }
        return path;
    }

    private static String ownIn(ApiOperation operation, JsonNode parameter, Records own) {
        return switch (parameter.path("name").asText()) {
            case "system" -> "suite";
            case "name" -> creates(operation) ? "made_" + own.key().replaceAll("\\W", "_") : example(parameter);
            case "externalId" -> creates(operation) ? "new-" + own.key() : own.keyFor(operation);
            default -> prefix(parameter.path("schema")).map(own::id).orElseGet(() -> example(parameter));
        };
    }

    private static Optional<String> prefix(JsonNode schema) {
        var pattern = schema.path("pattern").asText();
        return pattern.matches("\\^[a-z]+_\\[0-7].*") ? Optional.of(pattern.substring(1, pattern.indexOf('_'))) : Optional.empty();
    }

    private static String query(ApiOperation operation, Slot slot, String value, Records own) {
        var query = new StringBuilder();
        for (var parameter : operation.parameters()) {
            var name = parameter.path("name").asText();
            if (!parameter.path("in").asText().equals("query")) continue;
            if (slot.where().equals("query") && slot.name().equals(name)) query.append('&').append(name).append('=').append(encoded(value));
            else if (name.equals("whose") && parameter.toString().contains("\"all\"")) query.append("&whose=all");
            else if (parameter.path("required").asBoolean())
                query.append('&').append(name).append('=').append(encoded(ownIn(operation, parameter, own)));
        }
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    private static String example(JsonNode parameter) {
        var schema = parameter.path("schema");
        return parameter.path("name").asText().equals("mapping") ? "suite"
                : parameter.path("example").asText(schema.at("/enum/0").asText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private @Nullable String body(ApiOperation operation, Slot slot, String value, Records own) {
        if (operation.consumes().isEmpty()) return null;
        if (operation.consumes().contains("application/octet-stream")) return own.text();
        if (operation.consumes().contains("text/csv")) return "id,name\n" + own.key() + " imported," + own.text() + "\n";
        return tree(operation, slot, value, own).toString();
    }

    /** Returns the body of a request as a tree. */
    JsonNode tree(ApiOperation operation, Slot slot, String value, Records own) {
        var body = sample(operation.requestSchema().orElseThrow(), own);
        if (slot.where().equals("body")) put(body, slot, value, own);
        return body;
    }

    /** Returns a body that is accepted: the specification's example with existing records and with new keys and numbers. */
    public JsonNode sample(JsonNode referred, Records own) {
        var schema = document.resolve(referred);
        if (schema.has("example")) return adapted(schema, schema.get("example").deepCopy(), own);
        return switch (schema.path("type").asText()) {
            case "object" -> {
                ObjectNode object = JSON.createObjectNode();
                schema.path("properties").properties().forEach(field -> object.set(field.getKey(), sample(field.getValue(), own)));
                yield object;
            }
            case "array" -> JSON.createArrayNode().add(sample(schema.path("items"), own));
            case "boolean" -> JSON.getNodeFactory().booleanNode(false);
            case "integer", "number" -> JSON.getNodeFactory().numberNode(1);
            default -> JSON.getNodeFactory().textNode(own.text());
        };
    }

    private JsonNode adapted(JsonNode schema, JsonNode value, Records own) {
        if (value instanceof ObjectNode object) {
            if (Slot.isKey(schema)) return object.put("system", "suite").put("externalId", "new-" + own.key());
            object.remove("customFields");
            schema.path("properties").properties().stream().filter(field -> object.has(field.getKey())).forEach(field -> object
                    .set(field.getKey(), field(field.getKey(), document.resolve(field.getValue()), object.get(field.getKey()), own)));
            own.placed().forEach((field, placed) -> {
                if (schema.path("properties").has(field)) object.put(field, placed);
            });
            if (object.has("patch")) object.put("version", own.version(object.path("id").asText()));
            return object;
        }
        if (value instanceof ArrayNode array)
            for (int at = 0; at < array.size(); at++) array.set(at, adapted(document.resolve(schema.path("items")), array.get(at), own));
        return value.isTextual() ? prefix(schema).<JsonNode>map(kind -> JSON.getNodeFactory().textNode(own.id(kind))).orElse(value) : value;
    }

    private JsonNode field(String name, JsonNode schema, JsonNode value, Records own) {
        return switch (name) {
            // A vendor's name is unique.
            case "name" -> schema.has("pattern") ? value : JSON.getNodeFactory().textNode(own.text());
            case "number" -> JSON.getNodeFactory().textNode("new " + own.number());
            case "currency" -> JSON.getNodeFactory().textNode(own.currency());
            case "local" -> JSON.getNodeFactory().textNode(FIRST_CALL.plusHours(CALLS.incrementAndGet()).toString());
            default -> adapted(schema, value, own);
        };
    }

    /** Puts a value into a body. A key replaces the id that would name the same record. */
    private static void put(JsonNode body, Slot slot, String value, Records own) {
        JsonNode wanted = slot.kind().equals(Slot.KEY)
                ? JSON.valueToTree(Map.of("system", own.externalKey().get("system"), "externalId", value))
                : JSON.getNodeFactory().textNode(value);
        var steps = slot.name().substring(1).split("/");
        var holder = body;
        for (int at = 0; at < steps.length - 1; at++) holder = below(holder, steps[at], steps[at + 1].equals("0"));
        var name = steps[steps.length - 1];
        if (holder instanceof ArrayNode array) array.removeAll().add(wanted);
        else((ObjectNode) holder).set(name, wanted);
        if (!(holder instanceof ObjectNode object)) return;
        if (slot.kind().equals(Slot.KEY)) object.remove(name + "Id");
        // A renewal that somebody supplied belongs to another account than the rest, and so nobody there is its contact.
        if (name.equals("renewalId")) object.put("accountId", own.renewedAccount());
        if (name.equals("renewalId") && object.has("contactId")) object.putNull("contactId");
        if (name.equals("invitationId")) object.put("accountId", own.id("acct")).put("contactId", own.id("cont"));
    }

    /** Returns the node below a step and creates it if the example lacks it. */
    private static JsonNode below(JsonNode holder, String step, boolean isArray) {
        var below = holder instanceof ArrayNode ? holder.path(0) : holder.path(step);
        if (below.isContainerNode()) return below;
        JsonNode made = isArray ? JSON.createArrayNode() : JSON.createObjectNode();
        if (holder instanceof ArrayNode array) array.add(made);
        else((ObjectNode) holder).set(step, made);
        return made;
    }
}
