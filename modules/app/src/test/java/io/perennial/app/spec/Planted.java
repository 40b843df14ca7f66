package io.perennial.app.spec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.spec.ApiDocument;

/** The specification with one change, which a check must find. Fails for an unknown path, so that no change is lost. */
final class Planted {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The unchanged specification. */
    static final ApiDocument SOUND = ApiDocument.load();

    private final ObjectNode root = SOUND.root();

    ApiDocument document() {
        return ApiDocument.of(root);
    }

    Planted set(String pointer, String json) {
        var at = JsonPointer.compile(pointer);
        parent(at).set(at.last().getMatchingProperty(), read(json));
        return this;
    }

    Planted remove(String pointer) {
        var at = JsonPointer.compile(pointer);
        var parent = root.at(at.head());
        var removed = parent instanceof ArrayNode array
                ? array.remove(at.last().getMatchingIndex())
                : parent(at).remove(at.last().getMatchingProperty());
        if (removed == null) throw new IllegalArgumentException("Nothing to remove at " + pointer);
        return this;
    }

    /** Takes a text out of an array, wherever it stands. */
    Planted removeValue(String pointer, String text) {
        var texts = root.at(pointer).valueStream().map(JsonNode::asText).toList();
        return remove(pointer + "/" + texts.indexOf(text));
    }

    Planted add(String pointer, String json) {
        if (!(root.at(pointer) instanceof ArrayNode array))
            throw new IllegalArgumentException("No array at " + pointer);
        array.add(read(json));
        return this;
    }

    private ObjectNode parent(JsonPointer at) {
        if (root.at(at.head()) instanceof ObjectNode object) return object;
        throw new IllegalArgumentException("No object at " + at.head());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
