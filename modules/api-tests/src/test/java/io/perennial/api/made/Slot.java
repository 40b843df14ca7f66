package io.perennial.api.made;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in a request where a value of another tenant can be put.
 *
 * @param where {@code path}, {@code query} or {@code body}
 * @param name a parameter's name, or a JSON pointer into the body
 * @param kind the kind of the value: the prefix of an id such as {@code acct}, {@link #KEY} or {@link #TEXT}
 */
public record Slot(String where, String name, String kind) {
    public static final String KEY = "external key";
    public static final String TEXT = "text";

    private static final Pattern ID = Pattern.compile("\\^([a-z]+)_\\[0-7].*");

    /** Returns true where a made record is refused, or found nowhere: a contract that begins later, a series beyond the planned days. */
    public boolean isUnmet() {
        return name.equals("/nextContractId") || name.equals("seriesId");
    }

    public static List<Slot> of(ApiDocument document, ApiOperation operation) {
        var found = new ArrayList<Slot>();
        for (var parameter : operation.parameters()) parameter(parameter, found);
        if (operation.consumes().stream().anyMatch(type -> type.endsWith("json")))
            operation.requestSchema().ifPresent(schema -> body(document, schema, "", found));
        return found;
    }

    private static void parameter(JsonNode parameter, List<Slot> found) {
        var where = parameter.path("in").asText();
        var name = parameter.path("name").asText();
        var kind = kind(ApiOperation.valueSchema(parameter));
        if (where.equals("path") && name.equals("externalId")) found.add(new Slot(where, name, KEY));
        else if (where.equals("path") && !kind.equals(TEXT) && !kind.isEmpty()) found.add(new Slot(where, name, kind));
        else if (where.equals("query") && kind.equals(TEXT)) freely(where, name, found);
        else if (where.equals("query") && !kind.isEmpty()) found.add(new Slot(where, name, kind));
    }

    /** Adds slots for a parameter with any text, which may also take an id, such as the subject of an audit entry. */
    private static void freely(String where, String name, List<Slot> found) {
        for (var kind : List.of(TEXT, "acct", "mem")) found.add(new Slot(where, name, kind));
    }

    private static void body(ApiDocument document, JsonNode referred, String pointer, List<Slot> found) {
        var schema = document.resolve(referred);
        if (isKey(schema)) {
            found.add(new Slot("body", pointer, KEY));
        } else if (schema.path("type").asText().equals("object")) {
            schema.path("properties").properties()
                    .forEach(field -> body(document, field.getValue(), pointer + "/" + field.getKey(), found));
        } else if (schema.path("type").asText().equals("array")) {
            body(document, schema.path("items"), pointer + "/0", found);
        } else if (!kind(schema).isEmpty()) {
            found.add(new Slot("body", pointer, kind(schema)));
        }
    }

    public static boolean isKey(JsonNode schema) {
        return schema.path("properties").has("system") && schema.path("properties").has("externalId");
    }

    /** Returns an empty text if the place takes neither an id nor a free text. */
    private static String kind(JsonNode schema) {
        var id = ID.matcher(schema.path("pattern").asText());
        if (id.matches()) return id.group(1);
        var free = schema.path("type").asText().equals("string") && !schema.has("enum") && !schema.has("format") && !schema.has("pattern");
        return free ? TEXT : "";
    }

    @Override
    public String toString() {
        return kind + " in " + where + " " + name;
    }
}
