package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.call.Classified;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.records.KeyedBody;
import io.perennial.records.PartBody;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds differences between a record and the schema of the same name: names, types, required and nullable fields, and, for
 * schemas that clients send, the limits of the constraints.
 */
final class SchemaDrift {
    private static final Set<String> FAMILIES = Set.of("Page", "BatchBody", "ChangesBody");
    private static final Set<String> OWN = Set.of("UsageBatch", "SignalBatch", "OutcomeBatch");

    /** The field that names closed fields. It is not a component of a record. */
    private static final String REDACTED = "redacted";

    private final ApiDocument document;
    private final Reach reach;
    private final List<String> found = new ArrayList<>();

    SchemaDrift(ApiDocument document) {
        this.document = document;
        this.reach = Reach.of(document);
    }

    /** Returns a sentence for each difference. Records without a schema of their name are not part of the API. */
    List<String> complaints(Collection<Class<?>> records) {
        records.forEach(type -> schemas(type)
                .forEach(name -> compare(name, document.schema(name), type, reach.sent().contains(name))));
        return List.copyOf(found);
    }

    /** Returns the schemas of a record. One generic record is used for all pages, one for all batches without their own, and one for all patches of many. */
    private List<String> schemas(Class<?> type) {
        var name = type.getSimpleName();
        if (FAMILIES.contains(name)) {
            var ending = name.replace("Body", "");
            return names().filter(schema -> schema.endsWith(ending) && !OWN.contains(schema))
                    .toList();
        }
        return names().filter(name::equals).toList();
    }

    private Stream<String> names() {
        return document.root().at("/components/schemas").propertyStream().map(Map.Entry::getKey);
    }

    /** Returns the schemas without a record. */
    List<String> withoutRecord(Collection<Class<?>> records) {
        var stoodFor = records.stream().flatMap(type -> schemas(type).stream()).collect(Collectors.toSet());
        return names().filter(name -> !stoodFor.contains(name)).toList();
    }

    private void compare(String where, JsonNode schema, Class<?> type, boolean sent) {
        var components = new LinkedHashMap<String, Component>();
        Component.of(type).forEach(component -> components.put(component.name(), component));
        boolean closable = !sent && components.values().stream().anyMatch(component -> component.has(Classified.class));
        if (closable && !schema.path("properties").has(REDACTED)) found.add(where + " has fields that may be closed, but no " + REDACTED);
        schema.path("properties").fieldNames().forEachRemaining(name -> {
            if (!components.containsKey(name) && !(closable && name.equals(REDACTED)) && !Optional.of(name).equals(key(type)))
                found.add(where + "." + name + " is specified, but " + type + " does not have it");
        });
        key(type).filter(key -> !schema.path("properties").has(key)).ifPresent(key -> found.add(
                where + "." + key + " is not specified, but each part can name its whole by an external key"));
        var required =
                schema.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        components.forEach((name, component) -> {
            var property = schema.path("properties").path(name);
            if (property.isMissingNode()) found.add(where + "." + name + " is not specified, but " + type + " has it");
            else if (keyOfWhole(type).map(key -> key + "Id").filter(name::equals).isPresent())
                value(where + "." + name, property, component, sent);
            else property(where + "." + name, property, component, required.contains(name), sent);
        });
    }

    private static Optional<String> key(Class<?> type) {
        return keyOfWhole(type).or(() -> keyAbove(type));
    }

    /** Returns the field by which a record names the one of its kind above it. */
    private static Optional<String> keyAbove(Class<?> type) {
        var isAbove =
                KeyedBody.class.isAssignableFrom(type) && Component.of(type).anyMatch(component -> component.name().equals("parentId"));
        return isAbove ? Optional.of("parent") : Optional.empty();
    }

    /** Returns the field by which a part names its whole in the place of an id. The server reads it before it reads the record. */
    private static Optional<String> keyOfWhole(Class<?> type) {
        if (!PartBody.class.isAssignableFrom(type)) return Optional.empty();
        var whole = Arrays.stream(type.getMethods()).filter(method -> method.getName().equals("whole") && !method.isBridge()).findFirst();
        return Component.of(type)
                .filter(component -> component.raw().equals(whole.orElseThrow().getReturnType()))
                .map(component -> component.name().replaceFirst("Id$", ""))
                .findFirst();
    }

    private void property(String where, JsonNode property, Component component, boolean required, boolean sent) {
        if (sent) nullnessSent(where, property, component, required);
        else nullnessGot(where, property, component, required);
        value(where, property, component, sent);
    }

    private void nullnessSent(String where, JsonNode property, Component component, boolean required) {
        var demanded = Stream.of(NotNull.class, NotBlank.class, NotEmpty.class).anyMatch(component::has);
        if (required && !demanded)
            found.add(where + " is required, but the record takes it for granted: it has no @NotNull");
        if (required && component.nullable()) found.add(where + " is required, but the record says @Nullable");
        var filled = property.has("default")
                || component.raw().isPrimitive()
                || Collection.class.isAssignableFrom(component.raw())
                || Map.class.isAssignableFrom(component.raw())
                || document.resolve(property).path("type").asText().equals("object");
        if (!required && !component.nullable() && !filled)
            found.add(where + " may be missing, but the record does not say @Nullable");
    }

    private void nullnessGot(String where, JsonNode property, Component component, boolean required) {
        var nullable = document.resolve(property).path("nullable").asBoolean();
        if (!component.nullable() && nullable) found.add(where + " may be null as specified, but never in the record");
        if (!component.nullable() && !required) found.add(where + " is always there in the record, but not required");
        if (component.nullable() && component.leftOutWhenNull() && required)
            found.add(where + " is required, but left out when null");
        if (component.nullable() && !component.leftOutWhenNull() && !(required && nullable)) {
            found.add(where + " is written as null at times: it must be required and nullable");
        }
    }

    private void value(String where, JsonNode property, Component component, boolean sent) {
        var schema = document.resolve(property);
        JavaType.of(component.raw())
                .difference(property, schema, component.raw())
                .ifPresent(difference -> found.add(where + " " + difference));
        if (sent) found.addAll(new Limits(where, schema, component).differences());
        if (Collection.class.isAssignableFrom(component.raw()) && schema.has("items"))
            value(where + "[]", schema.get("items"), component.element(), sent);
        if (component.raw().isRecord() && !property.has("$ref") && schema.has("properties"))
            compare(where, schema, component.raw(), sent);
    }
}
