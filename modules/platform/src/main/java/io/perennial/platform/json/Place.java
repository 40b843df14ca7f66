package io.perennial.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Id;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a record's JSON with a value of its own: a field; or a part of a field, which is an entry of a map or a field of an object that
 * requires none of its fields. Lists, and objects with required fields such as money, are values as a whole.
 */
public record Place(String field, @Nullable String part) {
    /** Returns the place as a JSON pointer: {@code /customFields/seats}. */
    public String pointer() {
        return "/" + ReadErrors.escaped(field) + (part == null ? "" : "/" + ReadErrors.escaped(part));
    }

    /** Returns the value at each place of an object that was written as a record of this type. A map or object in parts that is null has no place. */
    static Map<Place, JsonNode> values(ObjectNode object, Class<? extends Record> type) {
        var values = new LinkedHashMap<Place, JsonNode>();
        for (var component : type.getRecordComponents()) {
            var value = object.get(component.getName());
            if (value == null) continue;
            if (!isInParts(component.getType())) values.put(new Place(component.getName(), null), value);
            else for (var part : value.properties()) values.put(new Place(component.getName(), part.getKey()), part.getValue());
        }
        return values;
    }

    private static boolean isInParts(Class<?> type) {
        if (Map.class.isAssignableFrom(type)) return true;
        // An id is a record too, but one text in JSON.
        return type.isRecord() && !Id.class.isAssignableFrom(type) && Arrays.stream(type.getRecordComponents())
                .noneMatch(component -> component.getAccessor().isAnnotationPresent(NotNull.class));
    }

    public void set(ObjectNode object, JsonNode value) {
        if (part == null) object.set(field, value);
        else object.withObjectProperty(field).set(part, value);
    }

    /** Returns the value at this place of an object that was written as a record; null is a value. */
    public JsonNode in(JsonNode object) {
        var value = part == null ? object.path(field) : object.path(field).path(part);
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }

    static JsonNode at(Place place, Map<Place, JsonNode> values) {
        return values.getOrDefault(place, NullNode.getInstance());
    }
}
