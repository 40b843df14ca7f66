package io.perennial.accounts.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.perennial.accounts.imports.Cells.Unreadable;
import io.perennial.kernel.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads the text of a cell. */
record CellFormat(Source.Column column, ZoneId zone) {
    private static final int DECIMALS = 6;
    /** The same limit as for numbers in JSON. */
    private static final int LONGEST_NUMBER = 100;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");

    static CellFormat of(Source.Column column, ZoneId home) {
        return new CellFormat(column, Objects.requireNonNullElse(column.zone(), home));
    }

    /**
     * Returns the value of a text.
     *
     * @param other the text of the column by which a decimal is divided, or from which minutes are counted, if there is one
     */
    JsonNode read(String text, String other) {
        return switch (column.as()) {
            case TEXT -> TextNode.valueOf(text);
            case INTEGER -> number(BigDecimal.valueOf(whole(text)));
            case DECIMAL -> number(column.dividedBy() == null ? decimal(text) : quotient(decimal(text), decimal(other)));
            case BOOLEAN -> truth(text);
            case DATE -> TextNode.valueOf(date(text).toString());
            case LAST_DAY -> TextNode.valueOf(date(text).plusDays(1).toString());
            case INSTANT -> TextNode.valueOf(instant(text).toString());
            case LIST -> list(text);
            case MINUTES_AFTER -> TextNode.valueOf(instant(other).plus(Duration.ofMinutes(whole(text))).toString());
            case MONTHS_BEFORE -> TextNode.valueOf(monthsBefore(whole(text)));
        };
    }

    /** Returns the day, or the instant at which it begins if the mapping names a zone. */
    private String monthsBefore(long months) {
        var day = Objects.requireNonNull(column.day()).minusMonths(months);
        return column.zone() == null ? day.toString() : day.atStartOfDay(zone).toInstant().toString();
    }

    private static long whole(String text) {
        if (!WHOLE.matcher(text).matches()) throw new Unreadable("must be a whole number");
        return Long.parseLong(text);
    }

    private BigDecimal decimal(String text) {
        if (text.length() > LONGEST_NUMBER) throw new Unreadable("must be a number in the allowed range");
        var format = Objects.requireNonNullElse(column.format(), "1234.56");
        char point = format.charAt(format.length() - 3);
        var digits = format.length() == 8 ? "\\d{1,3}(?:" + Pattern.quote(format.substring(1, 2)) + "\\d{3})+|\\d+" : "\\d+";
        if (!text.matches("-?(?:" + digits + ")(?:" + Pattern.quote(String.valueOf(point)) + "\\d+)?"))
            throw new Unreadable(Wording.of("must be a number of the form {form}").with("form", format));
        return new BigDecimal(text.replaceAll("[^-0-9" + point + "]", "").replace(point, '.'));
    }

    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        try {
            return dividend.divide(divisor, DECIMALS, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException uneven) {
            throw new Unreadable("must give a quotient with at most six decimals");
        }
    }

    /** Returns the exact number; 10.0 and 10 become the same. */
    private static JsonNode number(BigDecimal value) {
        var plain = value.stripTrailingZeros();
        return DecimalNode.valueOf(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    private static JsonNode truth(String text) {
        if (text.equalsIgnoreCase("true")) return BooleanNode.TRUE;
        if (text.equalsIgnoreCase("false")) return BooleanNode.FALSE;
        throw new Unreadable("must be true or false");
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text, formatter());
        } catch (DateTimeException notOne) {
            throw new Unreadable(Wording.of("must be a date of the form {form}").with("form", pattern()));
        }
    }

    private Instant instant(String text) {
        try {
            var time = formatter().parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (time) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime local -> instant(local);
                default -> LocalDate.from(time).atStartOfDay(zone).toInstant();
            };
        } catch (DateTimeException notOne) {
            throw new Unreadable(Wording.of("must be a time of the form {form}").with("form", pattern()));
        }
    }

    /** Refuses a time that the clock in the zone skips or shows twice, because any choice would be an hour wrong for half of the files. */
    private Instant instant(LocalDateTime local) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty())
            throw new Unreadable(Wording.of("does not exist in {zone}, because the clocks go forward").with("zone", zone.getId()));
        if (offsets.size() > 1)
            throw new Unreadable(Wording.of("exists twice in {zone}, because the clocks go back; add the offset from UTC").with("zone",
                    zone.getId()));
        return local.toInstant(offsets.getFirst());
    }

    private String pattern() {
        return Objects.requireNonNullElse(column.format(), "uuuu-MM-dd");
    }

    /** Returns a strict formatter that refuses 30 February. {@code yyyy} means years of the current era. */
    private DateTimeFormatter formatter() {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern())
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private JsonNode list(String text) {
        var entries = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(text.split(Pattern.quote(column.separator())))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .forEach(entries::add);
        return entries;
    }
}
