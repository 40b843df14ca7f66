package io.perennial.accounts.imports;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The source of a field's value. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Source.Constant.class), @JsonSubTypes.Type(Source.Column.class)})
sealed interface Source {
    /** The same value for every row. */
    record Constant(JsonNode constant) implements Source {}

    /**
     * A trimmed cell and how to read it. A text that is in {@code values} has the value there; any other text is read by {@code as}.
     *
     * @param format    dates, last days and instants: a pattern of {@link java.time.format.DateTimeFormatter}; decimals: one of {@code 1234.56},
     *     {@code 1,234.56}, {@code 1.234,56}, {@code 1234,56}
     * @param zone      the zone of a time without a zone; the default is the tenant's. With {@link Reading#MONTHS_BEFORE} and a zone, the
     *     value is the instant at which that day begins there
     * @param separator between the entries of a list
     * @param day       the day from which {@link Reading#MONTHS_BEFORE} counts back
     * @param dividedBy the column with the number by which a decimal is divided; a quotient with more than six decimals is refused
     * @param after     the column with the instant from which {@link Reading#MINUTES_AFTER} counts
     * @param values    values by the text of a cell; a JSON null leaves the field out
     * @param otherwise what to do with a text that is not among the values, if there are any
     * @param whenBlank the value for an empty cell, which by default leaves the field out
     */
    record Column(
            String column,
            Reading as,
            @Nullable String format,
            @Nullable ZoneId zone,
            String separator,
            @Nullable LocalDate day,
            @Nullable String dividedBy,
            @Nullable String after,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, JsonNode> values,
            Otherwise otherwise,
            @Nullable JsonNode whenBlank) implements Source {
        public Column {
            as = Objects.requireNonNullElse(as, Reading.TEXT);
            separator = Objects.requireNonNullElse(separator, ";");
            otherwise = Objects.requireNonNullElse(otherwise, Otherwise.REFUSE);
            values = Map.copyOf(values);
        }

        /** Returns the other column that the value is computed from, if there is one. */
        @Nullable
        String other() {
            return dividedBy == null ? after : dividedBy;
        }
    }

    /** A way to read the text of a cell. */
    enum Reading {
        TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, INSTANT, LIST, MONTHS_BEFORE, LAST_DAY, MINUTES_AFTER
    }

    /** The handling of a text that is not in the table of values. */
    enum Otherwise { REFUSE, KEEP }
}
