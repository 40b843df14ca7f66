package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** The content of files as one JSON object, with the place of each part by JSON pointer. */
record Document(ObjectNode content, Map<String, Place> places) {
    static Document empty() {
        return new Document(JsonNodeFactory.instance.objectNode(), new HashMap<>());
    }

    /** Returns this document overlaid by the other: objects are merged by key, all other values are replaced. */
    Document under(Document other) {
        var content = this.content.deepCopy();
        overlay(content, other.content);
        var places = new HashMap<>(this.places);
        places.putAll(other.places);
        return new Document(content, places);
    }

    private static void overlay(ObjectNode below, ObjectNode above) {
        for (var field : above.properties()) {
            if (below.get(field.getKey()) instanceof ObjectNode inner && field.getValue() instanceof ObjectNode outer) {
                overlay(inner, outer);
            } else {
                below.set(field.getKey(), field.getValue());
            }
        }
    }

    JsonNode at(String pointer) {
        return content.at(pointer);
    }

    /** Returns the place of this part, or of the nearest enclosing part that has a place. */
    Place place(String pointer) {
        var around = pointer;
        while (!places.containsKey(around) && !around.isEmpty()) around = around.substring(0, around.lastIndexOf('/'));
        return places.getOrDefault(around, new Place("tenants", 1));
    }

    static String step(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
