package io.perennial.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Invalid.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The body of a PATCH: a JSON Merge Patch (RFC 7396). A field set to {@code null} is removed, an array is replaced. */
public record MergePatch(ObjectNode fields) {
    /** The media types of a patch. Many clients send plain JSON, which can have no other meaning here. */
    public static final String TYPES = "application/merge-patch+json, application/json";

    JsonNode applyTo(JsonNode target) {
        return merge(target, fields);
    }

    /** Returns an error for each removal of an unknown field: it changes nothing, but is probably a typing error. */
    List<FieldError> unknownRemovals(Class<? extends Record> type) {
        var errors = new ArrayList<FieldError>();
        unknownRemovals(fields, type, "", errors);
        return errors;
    }

    private static void unknownRemovals(ObjectNode changes, Class<?> type, String at, List<FieldError> errors) {
        var known = new HashMap<String, Class<?>>();
        for (var component : type.getRecordComponents()) known.put(component.getName(), component.getType());
        for (var change : changes.properties()) {
            var pointer = at + "/" + ReadErrors.escaped(change.getKey());
            var field = known.get(change.getKey());
            if (field == null && change.getValue().isNull())
                errors.add(new FieldError(pointer, "unknown_field", "is not a known field"));
            if (field != null && field.isRecord() && change.getValue() instanceof ObjectNode nested)
                unknownRemovals(nested, field, pointer, errors);
        }
    }

    /** Merges as in RFC 7396, section 2. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) return patch;
        var merged = target instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (var change : changes.properties()) {
            if (change.getValue().isNull()) merged.remove(change.getKey());
            else merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
        }
        return merged;
    }
}
