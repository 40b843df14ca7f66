package io.perennial.platform.json;

import io.perennial.kernel.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parses the text forms of the API, each with its limits. A text of another form is an {@link IllegalArgumentException}. */
public final class Texts {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final Pattern DECIMAL = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,6})?");
    private static final Pattern ZONE = Pattern.compile("UTC|[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2}");
    private static final Pattern LOCAL_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}");
    private static final Pattern PERIOD = Pattern.compile("P\\d{1,3}[YMWD]");

    private Texts() {}

    /** Returns the text if the database can store it; refuses NUL and unpaired surrogates. */
    public static String kept(String text) {
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            if (here == 0) throw new Unreadable(Wording.of("must not contain the character NUL"));
            if (!Character.isSurrogate(here)) continue;
            if (at + 1 == text.length() || !Character.isSurrogatePair(here, text.charAt(at + 1)))
                throw new Unreadable(Wording.of("must not contain an unpaired surrogate"));
            at++;
        }
        return text;
    }

    public static Instant instant(String text) {
        var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        inRange(instant.atOffset(java.time.ZoneOffset.UTC).getYear());
        return instant;
    }

    public static LocalDate date(String text) {
        var date = LocalDate.parse(text);
        inRange(date.getYear());
        return date;
    }

    /** Reads a local time without seconds: {@code 2026-03-01T09:00}. */
    static LocalDateTime localTime(String text) {
        if (!LOCAL_TIME.matcher(text).matches()) throw new IllegalArgumentException("local time");
        var local = LocalDateTime.parse(text);
        inRange(local.getYear());
        return local;
    }

    private static void inRange(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) throw new IllegalArgumentException("year");
    }

    public static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) throw new IllegalArgumentException("truth");
        return Boolean.valueOf(text);
    }

    static Period period(String text) {
        if (!PERIOD.matcher(text).matches()) throw new IllegalArgumentException("period");
        return Period.parse(text);
    }

    static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) throw new IllegalArgumentException("decimal");
        return new BigDecimal(text);
    }

    static ZoneId zone(String text) {
        if (!ZONE.matcher(text).matches()) throw new IllegalArgumentException("zone");
        return ZoneId.of(text);
    }

    static Locale locale(String text) {
        try {
            var locale = new Locale.Builder().setLanguageTag(text).build();
            if (locale.getLanguage().isEmpty() || text.length() > 35) throw new IllegalArgumentException("locale");
            return locale;
        } catch (IllformedLocaleException notOne) {
            throw new IllegalArgumentException("locale", notOne);
        }
    }

    public static Object constant(Class<?> type, String text) {
        for (var constant : type.getEnumConstants())
            if (name(constant).equals(text)) return constant;
        throw new IllegalArgumentException("constant");
    }

    /** Converts a Java name to snake case, as columns and events use it: {@code dueOn} becomes {@code due_on}. */
    public static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Texts::name).toList();
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }
}
