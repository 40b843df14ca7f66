package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the limits of one value that clients send: those of its schema with those of its constraints. */
record Limits(String where, JsonNode schema, Component component, List<String> differences) {
    private record Length(int min, int max) {}

    Limits(String where, JsonNode schema, Component component) {
        this(where, schema, component, new ArrayList<>());
        switch (JavaType.of(component.raw())) {
            case TEXT -> text();
            case LIST -> length("minItems", "maxItems", 0);
            case OBJECT -> length("minProperties", "maxProperties", 0);
            case WHOLE, NUMBER -> range();
            case DECIMAL -> digits();
            // Their types allow no more than the schema, because what cannot be parsed is refused.
            case CODE, DATE, INSTANT, TRUTH, CHOICE, ID, RECORD, ANYTHING -> {}
        }
    }

    private void text() {
        var pattern =
                component.find(Pattern.class).map(p -> anchored(p.regexp())).orElse("");
        same("pattern", schema.path("pattern").asText(), pattern);
        if (length().isEmpty() && !pattern.isEmpty() && bounded(pattern)) return;
        length("minLength", "maxLength", 0);
    }

    /** Returns the pattern with anchors: Jakarta's pattern must match the whole text, JSON Schema's only a part of it. */
    private static String anchored(String pattern) {
        var begun = pattern.startsWith("^") ? pattern : "^" + pattern;
        if (begun.endsWith(".*")) return begun.substring(0, begun.length() - 2);
        return begun.endsWith("$") ? begun : begun + "$";
    }

    /** Returns true if the pattern itself limits the number of characters. */
    private static boolean bounded(String pattern) {
        var outside = pattern.replaceAll("\\\\.", "").replaceAll("\\[[^]]*]", "");
        return !outside.contains("*") && !outside.contains("+") && !outside.contains(",}");
    }

    private Optional<Length> length() {
        return component
                .find(Size.class)
                .map(size -> new Length(size.min(), size.max()))
                .or(() -> component
                        .named("Characters")
                        .map(limits -> new Length(number(limits, "min"), number(limits, "max"))));
    }

    private static int number(Object annotation, String element) {
        try {
            return (int) annotation.getClass().getMethod(element).invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(annotation + " has no " + element, e);
        }
    }

    private void length(String minimum, String maximum, int least) {
        var length = length().orElse(new Length(least, Integer.MAX_VALUE));
        same(minimum, schema.path(minimum).asText("0"), String.valueOf(length.min()));
        same(maximum, schema.path(maximum).asText(String.valueOf(Integer.MAX_VALUE)), String.valueOf(length.max()));
    }

    private void range() {
        var minimum = component
                .find(Min.class)
                .map(min -> String.valueOf(min.value()))
                .or(() -> component.find(DecimalMin.class).map(DecimalMin::value))
                .or(() -> component.find(PositiveOrZero.class).map(zero -> "0"));
        var maximum = component
                .find(Max.class)
                .map(max -> String.valueOf(max.value()))
                .or(() -> component.find(DecimalMax.class).map(DecimalMax::value));
        same("minimum", plain(schema.path("minimum").asText("")), plain(minimum.orElse("")));
        same("maximum", plain(schema.path("maximum").asText("")), plain(maximum.orElse("")));
    }

    private static String plain(String number) {
        return number.isEmpty()
                ? ""
                : new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private void digits() {
        var sign = component.has(PositiveOrZero.class) || component.has(DecimalMin.class) ? "" : "-?";
        var pattern = component.find(Digits.class).map(digits -> "^%s[0-9]{1,%d}(\\.[0-9]{1,%d})?$"
                .formatted(sign, digits.integer(), digits.fraction()));
        same("pattern", schema.path("pattern").asText(), pattern.orElse(""));
    }

    private void same(String limit, String specified, String held) {
        if (specified.equals(held)) return;
        differences.add(where + " has the " + limit + " " + said(specified) + " as specified, but " + said(held)
                + " in the record");
    }

    private static String said(String limit) {
        return limit.isEmpty() || limit.equals(String.valueOf(Integer.MAX_VALUE)) ? "none" : limit;
    }
}
