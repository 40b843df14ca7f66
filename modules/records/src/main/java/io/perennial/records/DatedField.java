package io.perennial.records;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.platform.json.Place;
import io.perennial.platform.json.Statement;
import io.perennial.platform.json.ThreeWays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A field of a kind that counts from a day on, which another field names. Both are said together: the same value for another day is another
 * statement, and a value without a day takes the place of the one that counts today.
 */
public record DatedField(String field, String day) {
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

    /** Returns what a system said last: of these fields nothing, if it says something else of one of them now. */
    Map<Place, JsonNode> agreed(Map<Place, JsonNode> agreed, Map<Place, JsonNode> now) {
        if (own(agreed).equals(own(now))) return agreed;
        var others = new HashMap<>(agreed);
        others.keySet().removeIf(this::is);
        return others;
    }

    private Map<Place, JsonNode> own(Map<Place, JsonNode> values) {
        var own = new HashMap<>(values);
        own.entrySet().removeIf(said -> !is(said.getKey()) || said.getKey().field().equals(day) && said.getValue().isNull());
        return own;
    }

    private boolean is(Place place) {
        return place.field().equals(field) || place.field().equals(day);
    }

    /** Leaves out the conflicts with the value of another day than the one that a system names. */
    ThreeWays over(ThreeWays ways, Statement now) {
        var isForADay = now.fields().hasNonNull(day);
        var clashes = ways.clashes().stream()
                .filter(clash -> clash.kept() == ThreeWays.Kept.OURS || !is(clash.place())
                        || !isForADay && clash.place().field().equals(field))
                .toList();
        return new ThreeWays(ways.patch(), ways.moved(), clashes);
    }
}
