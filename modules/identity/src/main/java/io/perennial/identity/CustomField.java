package io.perennial.identity;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.platform.json.Expected;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A custom field that a tenant adds to its records.
 *
 * @param choices the allowed values of a choice; empty for the other types
 */
record CustomField(String key, Type type, List<String> choices) {
    enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        DATE,
        CHOICE
    }

    static final int LONGEST_TEXT = 2_000;
    static final double LARGEST_NUMBER = 1e12;
    static final double SMALLEST_NUMBER = 1e-12;

    /** Returns the error if the value is not valid for this field. */
    Optional<FieldError> refusal(@Nullable Object value) {
        var rule = switch (type) {
            case TEXT -> text(value);
            case NUMBER -> number(value);
            case BOOLEAN -> value instanceof Boolean ? null : error("type", Expected.of(Boolean.class));
            case DATE -> date(value);
            case CHOICE -> choice(value);
        };
        return Optional.ofNullable(rule);
    }

    private @Nullable FieldError text(@Nullable Object value) {
        if (!(value instanceof String text)) return error("type", Expected.of(String.class));
        var length = text.codePointCount(0, text.length());
        return length <= LONGEST_TEXT ? null : error("size", Wording.of("must have at most {max} characters").with("max", LONGEST_TEXT));
    }

    private @Nullable FieldError number(@Nullable Object value) {
        if (!(value instanceof Number number)) return error("type", Expected.of(Double.class));
        var size = Math.abs(number.doubleValue());
        var within = size == 0 || size >= SMALLEST_NUMBER && size <= LARGEST_NUMBER;
        return within ? null
                : error("range",
                        Wording.of("must be between -1,000,000,000,000 and 1,000,000,000,000, and not closer to 0 than 0.000000000001"));
    }

    private @Nullable FieldError date(@Nullable Object value) {
        if (!(value instanceof String text)) return error("type", Expected.of(LocalDate.class));
        return isDate(text) ? null : error("format", Expected.of(LocalDate.class));
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == 10 && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    private @Nullable FieldError choice(@Nullable Object value) {
        if (!(value instanceof String text)) return error("type", Expected.of(String.class));
        return choices.contains(text) ? null : error("choice", Expected.oneOf(choices));
    }

    private FieldError error(String code, Wording wording) {
        return new FieldError(CustomFields.pointer(key), code, wording);
    }
}
