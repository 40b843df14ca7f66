package io.perennial.platform.json;

import io.perennial.kernel.Wording;
import jakarta.validation.ConstraintViolation;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** Tells which constraint a value breaks, with the limits of the constraint. */
final class BrokenRule {
    private BrokenRule() {}

    static String code(ConstraintViolation<?> violation) {
        return switch (name(violation)) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size", "Characters" -> "size";
            case "Min", "Max", "DecimalMin", "DecimalMax", "PositiveOrZero", "Digits" -> "range";
            case "Pattern", "Email", "Country" -> "format";
            default -> "rule";
        };
    }

    static Wording wording(ConstraintViolation<?> violation) {
        var limits = violation.getConstraintDescriptor().getAttributes();
        var text = violation.getMessageTemplate();
        return switch (name(violation)) {
            case "NotNull", "NotBlank", "NotEmpty" -> Wording.of("is required");
            case "Min", "DecimalMin" -> said(text.replace("{value}", "{min}")).with("min", number(limits));
            case "Max", "DecimalMax" -> said(text.replace("{value}", "{max}")).with("max", number(limits));
            case "PositiveOrZero" -> said(text).with("min", 0);
            case "Size", "Characters" -> size(said(text), limits);
            case "Digits" -> said(text).with("integer", limit(limits, "integer")).with("fraction", limit(limits, "fraction"));
            case "Pattern" -> said(text).with("pattern", limit(limits, "regexp"));
            case "Email" -> said(text).with("format", "email");
            case "Country" -> said(text).with("format", "country");
            default -> said(text);
        };
    }

    /** Returns a wording of the constraint's own text, which a test finds in its annotation. */
    private static Wording said(String text) {
        return new Wording(text, Map.of());
    }

    private static Wording size(Wording size, Map<String, Object> limits) {
        var least = limit(limits, "min");
        var most = limit(limits, "max");
        var from = least.equals(0) ? size : size.with("min", least);
        return most.equals(Integer.MAX_VALUE) ? from : from.with("max", most);
    }

    private static Object number(Map<String, Object> limits) {
        var value = limit(limits, "value");
        if (!(value instanceof String decimal)) return value;
        var number = new BigDecimal(decimal);
        return number.scale() > 0 ? number : (Object) number.longValueExact();
    }

    private static Object limit(Map<String, Object> limits, String name) {
        return Objects.requireNonNull(limits.get(name), name);
    }

    private static String name(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    }
}
