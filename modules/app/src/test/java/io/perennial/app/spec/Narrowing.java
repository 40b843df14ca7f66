package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Compares schemas of the same name: those that clients send must not get narrower, those that they get must not get wider. */
final class Narrowing {
    private static final List<String> LOWER = List.of("minLength", "minItems", "minProperties", "minimum");
    private static final List<String> UPPER = List.of("maxLength", "maxItems", "maxProperties", "maximum");

    private final ApiDocument released;
    private final ApiDocument current;
    private final List<String> found = new ArrayList<>();

    Narrowing(ApiDocument released, ApiDocument current) {
        this.released = released;
        this.current = current;
    }

    List<String> breaks() {
        var reach = Reach.of(released);
        released.root().at("/components/schemas").properties().forEach(entry -> {
            var now = current.schema(entry.getKey());
            if (now.isObject())
                compare(
                        entry.getKey(),
                        entry.getValue(),
                        now,
                        reach.sent().contains(entry.getKey()),
                        reach.got().contains(entry.getKey()));
        });
        released.operations()
                .forEach(
                        operation -> operation.parameters().forEach(parameter -> parameter(operation.id(), parameter)));
        return List.copyOf(found);
    }

    private void parameter(String operation, JsonNode before) {
        current.operations().stream()
                .filter(now -> now.id().equals(operation))
                .flatMap(now -> now.parameters().stream())
                .filter(now -> now.path("name").equals(before.path("name"))
                        && now.path("in").equals(before.path("in")))
                .forEach(now -> compare(
                        operation + " " + now.path("name").asText(),
                        before.path("schema"),
                        now.path("schema"),
                        true,
                        false));
    }

    private void compare(String where, JsonNode before, JsonNode now, boolean sent, boolean got) {
        if (!before.path("format").equals(now.path("format"))) found.add(where + " has another format");
        if (sent) {
            LOWER.forEach(limit -> limit(where, limit, before, now, (was, is) -> is > was));
            UPPER.forEach(limit -> limit(where, limit, before, now, (was, is) -> is < was));
            if (now.has("pattern") && !now.path("pattern").equals(before.path("pattern")))
                found.add(where + " has another pattern");
            if (before.path("nullable").asBoolean() && !now.path("nullable").asBoolean())
                found.add(where + " no longer takes null");
        }
        if (got && now.path("nullable").asBoolean() && !before.path("nullable").asBoolean())
            found.add(where + " may now be null");
        below(where, before, now, sent, got);
    }

    private void limit(String where, String name, JsonNode before, JsonNode now, BiPredicate<Double, Double> narrower) {
        if (!now.has(name)) return;
        var loosest = name.startsWith("min") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        var was = before.has(name) ? before.path(name).doubleValue() : loosest;
        if (narrower.test(was, now.path(name).doubleValue())) found.add(where + " has a narrower " + name);
    }

    private void below(String where, JsonNode before, JsonNode now, boolean sent, boolean got) {
        before.path("properties").properties().forEach(property -> {
            var same = now.path("properties").path(property.getKey());
            if (same.isMissingNode()) found.add(where + "." + property.getKey() + " is gone");
            else compare(where + "." + property.getKey(), property.getValue(), same, sent, got);
        });
        if (before.has("items") && now.has("items"))
            compare(where + "[]", before.get("items"), now.get("items"), sent, got);
        if (before.path("additionalProperties").isObject()) {
            compare(where + ".*", before.get("additionalProperties"), now.path("additionalProperties"), sent, got);
        }
    }
}
