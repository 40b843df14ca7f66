package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.platform.json.Decimals;
import io.perennial.platform.json.Place;
import io.perennial.platform.json.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a kind that counts from a day on, which another field names. Both are said together, and what is said for one day says nothing
 * about another: each day is a place of its own in the merge. A value without a day takes the place of the one that counts now.
 *
 * @param of reads the values of a record
 */
public record DatedField<E>(String field, String day, Function<E, Values> of) {
    /** The key of the first value, which counts from the start. */
    static final String START = "";

    /**
     * The values of a record by the day for which they were said, {@code ""} for the first one.
     *
     * @param start the day from which the record counts: what is said for an earlier day counts from it
     * @param now the key of the value that counts now
     */
    public record Values(LocalDate start, String now, Map<String, ?> said) {
        /** Returns the key of a day, written as in JSON; that of the current value if there is none. */
        String key(JsonNode day) {
            if (day.isNull()) return now;
            return key(LocalDate.parse(day.asText()), start);
        }

        /** Returns the key of what was said for a day. */
        public static String key(LocalDate day, LocalDate start) {
            return day.isAfter(start) ? day.toString() : START;
        }
    }

    /** Says that there is no day, so that the day of the current value is not taken for it. */
    Statement read(Statement said) {
        if (!said.fields().has(field) || said.fields().has(day)) return said;
        return new Statement(said.fields().deepCopy().putNull(day));
    }

    List<FieldError> faults(Statement said) {
        if (said.fields().has(field) || !said.fields().hasNonNull(day)) return List.of();
        return List.of(
                new FieldError("/" + day, "rule", Wording.of("must come with `{field}`, which count from that day").with("field", field)));
    }

    /** Returns what a system says as a whole, with the day of a value that comes from what it said before. */
    Statement whole(Statement whole, Statement upsert, Statement last) {
        if (upsert.fields().has(field) || !whole.fields().has(field) || !last.fields().has(day)) return whole;
        var dated = whole.fields().deepCopy();
        dated.set(day, last.fields().get(day));
        return new Statement(dated);
    }

    boolean is(Place place) {
        return place.field().equals(field) || place.field().equals(day);
    }

    /** Returns the place of a value in a record: {@code /lines/2026-05-01}, {@code /lines} for the first one. */
    Place place(String key) {
        return new Place(field, key.equals(START) ? null : key);
    }

    /**
     * The word of a system about this field.
     *
     * @param value null if it leaves the field out
     */
    record Word(@Nullable JsonNode value, JsonNode day) {
        boolean isOfNow() {
            return day.isNull();
        }

        /** Returns true if the other word says the same. */
        boolean isAs(Word other) {
            return Decimals.same(value, other.value) && day.equals(other.day);
        }

        /** Returns a word that differs from this one, for what is said whatever was said before. */
        Word another() {
            return new Word(value == null ? null : NullNode.getInstance(), day);
        }
    }

    Word word(Map<Place, JsonNode> values) {
        return new Word(values.get(new Place(field, null)), values.getOrDefault(new Place(day, null), NullNode.getInstance()));
    }

    /** Adds the value and its day to a patch. */
    void set(ObjectNode patch, JsonNode value, JsonNode from) {
        patch.set(field, value);
        patch.set(day, from);
    }
}
