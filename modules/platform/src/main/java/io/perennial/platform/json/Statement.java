package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.call.Classified;
import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * Holds what another system says about a record: the fields that it names, as it wrote them. A field set to {@code null} is said to be empty; about
 * a missing field nothing is said.
 */
public record Statement(ObjectNode fields) {
    /** Sorts the fields, because their order says nothing. */
    private static final ObjectWriter SORTED = Json.mapper().writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    /** Reads a statement from the database. */
    public static Statement stored(String json) {
        return new Statement((ObjectNode) Json.fromDatabase(json, ObjectNode.class));
    }

    public String text() {
        return Json.forDatabase(fields);
    }

    /** Returns a text that is the same for the same statement only: the SHA-256 of its sorted JSON, in base64url. */
    public String digest() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(SORTED.writeValueAsBytes(plain(fields)));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("A tree has no digest", impossible);
        }
    }

    /** Returns the same with whole numbers written as such. */
    private static JsonNode plain(JsonNode said) {
        if (said.isFloatingPointNumber() && said.canConvertToExactIntegral()) return LongNode.valueOf(said.longValue());
        if (said instanceof ArrayNode list) {
            var plain = list.arrayNode();
            list.forEach(one -> plain.add(plain(one)));
            return plain;
        }
        if (!(said instanceof ObjectNode object)) return said;
        var plain = object.objectNode();
        object.properties().forEach(field -> plain.set(field.getKey(), plain(field.getValue())));
        return plain;
    }

    /** Returns this statement with the fields of another one in place of its own. Unlike a merge patch, it keeps what is said to be empty. */
    public Statement amended(Statement by) {
        return new Statement(amended(fields, by.fields));
    }

    private static ObjectNode amended(ObjectNode said, ObjectNode by) {
        var amended = said.deepCopy();
        for (var field : by.properties()) {
            var both = said.get(field.getKey()) instanceof ObjectNode before && field.getValue() instanceof ObjectNode now
                    ? amended(before, now)
                    : field.getValue();
            amended.set(field.getKey(), both);
        }
        return amended;
    }

    /** Returns true if it names a field that is closed to the caller. */
    public boolean namesClosed(Class<? extends Record> type) {
        return closed(type).anyMatch(fields::has);
    }

    private static Stream<String> closed(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Classified.class))
                .filter(component -> component.getAnnotation(Classified.class).value().isClosed())
                .map(RecordComponent::getName);
    }

    /**
     * Returns this statement together with the fields of the last one that are closed to the caller, since a caller who may not write a field
     * does not empty it by leaving it out.
     */
    public Statement withClosedOf(Statement last, Class<? extends Record> type) {
        var whole = fields.deepCopy();
        closed(type).filter(last.fields::has).forEach(field -> whole.set(field, last.fields.get(field)));
        return new Statement(whole);
    }
}
