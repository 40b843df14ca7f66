package io.perennial.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of a PATCH: a JSON Merge Patch (RFC 7396). A field set to {@code null} is taken away, an array is replaced. */
public record MergePatch(ObjectNode fields) {
    JsonNode applyTo(JsonNode target) {
        return merge(target, fields);
    }

    /** RFC 7396, section 2, word for word. */
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
