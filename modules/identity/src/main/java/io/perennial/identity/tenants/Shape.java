package io.perennial.identity.tenants;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;

/** Holds a tenant's document to tenant.schema.json. */
final class Shape {
    private final JsonSchema schema;

    Shape() {
        var config = SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).locale(Locale.ENGLISH).build();
        try (var text = Shape.class.getResourceAsStream("tenant.schema.json")) {
            if (text == null) throw new IllegalStateException("tenant.schema.json is not beside " + Shape.class);
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text, config);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void check(Document document, Collection<Complaint> complaints) {
        for (var message : schema.validate(document.content())) {
            complaints.add(Complaint.at(document.place(pointer(message)), text(message)));
        }
    }

    /** A message about a key that should not be there names the object around it; the line wanted is the key's. */
    private static String pointer(ValidationMessage message) {
        var around = message.getInstanceLocation().toString();
        var names = "additionalProperties".equals(message.getType()) || "propertyNames".equals(message.getType());
        return names && message.getProperty() != null ? Document.step(around, message.getProperty()) : around;
    }

    private static String text(ValidationMessage message) {
        var where = message.getInstanceLocation().toString();
        return switch (message.getType()) {
            case "additionalProperties" -> "unknown key '" + message.getProperty() + "'" + (where.isEmpty() ? "" : " in " + where);
            case "required" -> "needs '" + message.getProperty() + "'" + (where.isEmpty() ? "" : " in " + where);
            case "false" -> where + " does not belong here";
            default -> message.getMessage();
        };
    }
}
