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

/** Where a field's value comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Source.Constant.class), @JsonSubTypes.Type(Source.Column.class)})
sealed interface Source {
    /** The same for every row. */
    record Constant(JsonNode constant) implements Source {}

    /**
     * A cell, trimmed, and how it is read. First {@code values} is asked for it; what is not found there is read {@code as}
     * something.
     *
     * @param format    dates and instants: a pattern of {@link java.time.format.DateTimeFormatter}; decimals: one of
     *                  {@code 1234.56}, {@code 1,234.56}, {@code 1.234,56}, {@code 1234,56}
     * @param zone      of a time that names none; else the zone the sums are made in. With {@link Reading#MONTHS_BEFORE} the
     *                  value is the instant at which that day begins there
     * @param separator between the entries of a list
     * @param day       where {@link Reading#MONTHS_BEFORE} counts from
     * @param dividedBy another column's number that a decimal is divided by, exactly within six decimals or not at all
     * @param values    what a cell's text stands for; a JSON null leaves the field out
     * @param otherwise what becomes of a text that is not among the values, where there are any
     * @param whenBlank the value for an empty cell, which otherwise leaves the field out
     */
    record Column(
            String column,
            Reading as,
            @Nullable String format,
            @Nullable ZoneId zone,
            String separator,
            @Nullable LocalDate day,
            @Nullable String dividedBy,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, JsonNode> values,
            Otherwise otherwise,
            @Nullable JsonNode whenBlank)
            implements Source {
        public Column {
            as = Objects.requireNonNullElse(as, Reading.TEXT);
            separator = Objects.requireNonNullElse(separator, ";");
            otherwise = Objects.requireNonNullElse(otherwise, Otherwise.REFUSE);
            values = Map.copyOf(values);
        }
    }

    /** How a cell's text is read. */
    enum Reading { TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, INSTANT, LIST, MONTHS_BEFORE }

    /** What becomes of a text that a table of values does not list. */
    enum Otherwise { REFUSE, KEEP }
}
