package io.perennial.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Invalid.FieldError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A statement, read as a body of its type.
 *
 * @param body the body that the statement alone would be; its required fields may be missing
 * @param values the values of the places that the statement names, in the form that a record of this type has
 * @param isFaulty true if a field is unknown or has another type
 */
public record Said<T extends Record>(Statement statement, Class<T> type, T body, Map<Place, JsonNode> values, boolean isFaulty) {
    public static <T extends Record> Said<T> of(Statement statement, Class<T> type) {
        var errors = new ArrayList<FieldError>();
        T body = read(statement.fields(), type, errors);
        var typed = Place.values(tree(body), type);
        var values = new LinkedHashMap<Place, JsonNode>();
        for (var place : Place.values(statement.fields(), type).keySet()) values.put(place, Place.at(place, typed));
        return new Said<>(statement, type, body, values, !errors.isEmpty());
    }

    private static <T extends Record> T read(ObjectNode fields, Class<T> type, ArrayList<FieldError> errors) {
        try (var parser = Json.mapper().treeAsTokens(fields)) {
            return new ReadErrors(errors).reading(Json.mapper().readerFor(type)).readValue(parser);
        } catch (IOException impossible) {
            throw new IllegalStateException("The tree cannot be read", impossible);
        }
    }

    private static ObjectNode tree(Record record) {
        return (ObjectNode) Decimals.tree(record);
    }

    /** Refuses a statement about a field that is closed to the caller. */
    public void refuseClosed() {
        ClosedFields.check(statement.fields(), type);
    }

    /** Returns this statement without what it says of places that are merged in another way. */
    public Said<T> without(Predicate<Place> ownWay) {
        var others = new LinkedHashMap<>(values);
        others.keySet().removeIf(ownWay);
        return new Said<>(statement, type, body, others, isFaulty);
    }

    /**
     * Merges this statement into a record, three ways.
     *
     * @param keeping the values of the record that stay, whatever is said
     */
    public ThreeWays into(T record, Map<Place, JsonNode> agreed, Keeping keeping) {
        return ThreeWays.of(agreed, values, Place.values(tree(record), type), unsaid(), keeping);
    }

    /** Returns the value of a field of a record about which nothing was said. */
    public JsonNode unsaid(String field) {
        return Place.at(new Place(field, null), unsaid());
    }

    private Map<Place, JsonNode> unsaid() {
        return Place.values(tree(read(JsonNodeFactory.instance.objectNode(), type, new ArrayList<>())), type);
    }
}
