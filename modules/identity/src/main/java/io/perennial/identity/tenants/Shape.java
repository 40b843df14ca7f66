package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.perennial.platform.spec.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a tenant's document against tenant.schema.json, and its permissions against those that the API's operations ask for. */
final class Shape {
    /** Kinds of messages without detail. They are dropped if another message on the same line is specific. */
    private static final Set<String> VAGUE = Set.of("oneOf", "not");

    private final JsonSchema schema;

    Shape() {
        var config = SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).locale(Locale.ENGLISH).build();
        try (var text = Shape.class.getResourceAsStream("tenant.schema.json")) {
            if (text == null) throw new IllegalStateException("tenant.schema.json is not beside " + Shape.class);
            var rules = new ObjectMapper().readTree(text);
            ApiDocument.load().permissions().forEach(rules.withObject("/$defs/permission").putArray("enum")::add);
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(rules, config);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void check(Document document, Collection<Complaint> complaints) {
        var messages = schema.validate(document.content());
        var plain = messages.stream()
                .filter(message -> !VAGUE.contains(message.getType()))
                .map(message -> place(document, message))
                .collect(Collectors.toSet());
        for (var message : messages) {
            var place = place(document, message);
            if (!VAGUE.contains(message.getType()) || !plain.contains(place)) complaints.add(Complaint.at(place, text(message)));
        }
    }

    private static Place place(Document document, ValidationMessage message) {
        return document.place(pointer(message));
    }

    /** Returns the pointer of the line to show. A message about an unknown key names the object around it instead of the key. */
    private static String pointer(ValidationMessage message) {
        var around = message.getInstanceLocation().toString();
        var names = "additionalProperties".equals(message.getType()) || "propertyNames".equals(message.getType());
        return names && message.getProperty() != null ? Document.step(around, message.getProperty()) : around;
    }

    private static String text(ValidationMessage message) {
        var where = message.getInstanceLocation().toString();
        return switch (message.getType()) {
            case "additionalProperties" -> "unknown key '" + message.getProperty() + "'" + (where.isEmpty() ? "" : " in " + where);
            case "required" -> "requires '" + message.getProperty() + "'" + (where.isEmpty() ? "" : " in " + where);
            case "enum" ->
                where + " must be one of " + message.getMessage().replaceFirst("^.*\\[", "").replaceFirst("]$", "").replace("\"", "");
            case "pattern" -> where + " must match " + message.getMessage().replaceFirst("^.*regex pattern ", "");
            case "propertyNames" -> "the key '" + message.getProperty() + "' in " + where + " must match "
                    + message.getMessage().replaceFirst("^.*regex pattern ", "");
            case "oneOf" -> where + " must match exactly one of the allowed forms";
            case "not" -> where + " has keys that cannot be combined";
            case "false" -> where + " is not allowed here";
            default -> message.getMessage();
        };
    }
}
