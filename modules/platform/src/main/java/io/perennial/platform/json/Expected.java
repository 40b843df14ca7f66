package io.perennial.platform.json;

import io.perennial.kernel.Id;
import io.perennial.kernel.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what a value of each type must be, for people, and by its values {@code type}, {@code format} and {@code allowed} for programs. */
public final class Expected {
    private static final Map<Class<?>, Wording> SCALARS = Map.ofEntries(
            Map.entry(String.class, Wording.of("must be text").with("type", "string")),
            Map.entry(Instant.class, Wording.of("must be an instant such as 2026-03-01T09:00:00Z").with("format", "date-time")),
            Map.entry(LocalDate.class, Wording.of("must be a date such as 2026-03-01").with("format", "date")),
            Map.entry(LocalDateTime.class, Wording.of("must be a local time such as 2026-03-01T09:00").with("format", "local-time")),
            Map.entry(Period.class, Wording.of("must be a period such as P12M").with("format", "duration")),
            Map.entry(ZoneId.class, Wording.of("must be a time zone such as Europe/Berlin").with("format", "time-zone")),
            Map.entry(Locale.class, Wording.of("must be a language tag such as zh-Hans").with("format", "language-tag")),
            Map.entry(Currency.class, Wording.of("must be a currency such as EUR").with("format", "currency")),
            Map.entry(BigDecimal.class, Wording.of("must be a decimal number as text, such as \"12.50\"").with("format", "decimal")),
            Map.entry(Integer.class, Wording.of("must be a whole number").with("type", "integer")),
            Map.entry(Double.class, Wording.of("must be a number").with("type", "number")),
            Map.entry(Boolean.class, Wording.of("must be true or false").with("type", "boolean")));

    private Expected() {}

    public static Wording of(Class<?> type) {
        if (type.isEnum()) return oneOf(Texts.names(type));
        if (Id.class.isAssignableFrom(type)) return id(IdType.of(type).prefix());
        var scalar = SCALARS.get(type);
        if (scalar == null) throw new IllegalArgumentException("No value is a " + type);
        return scalar;
    }

    public static Wording oneOf(List<String> values) {
        return Wording.of("must be one of {allowed}").with("allowed", values);
    }

    private static Wording id(String prefix) {
        return Wording.of("must be an id such as {prefix}_…").with("prefix", prefix);
    }

    /** Returns the code of a text that is not as expected. */
    public static String code(Wording expected) {
        return expected.values().containsKey("allowed") ? "choice" : "format";
    }
}
