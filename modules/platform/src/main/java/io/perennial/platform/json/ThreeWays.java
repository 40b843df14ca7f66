package io.perennial.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a source changes: a patch of the record, with precedence {@code theirs} except for settled fields. It has no place that the source never named, and none about
 * which the source says what it said last.
 *
 * @param moved the places about which the source says something else than before
 * @param clashes the moved places that others had changed too
 */
public record ThreeWays(ObjectNode patch, List<Place> moved, List<Clash> clashes) {
    /** Says which value the record has after the merge. */
    public enum Kept {
        THEIRS,
        OURS
    }

    /** @param agreed what the source said last; null if it never named this place */
    public record Clash(Place place, @Nullable JsonNode agreed, JsonNode theirs, JsonNode ours, Kept kept) {
        /** Returns the three values, without {@code agreed} if the source names the place for the first time. */
        public Map<String, JsonNode> values() {
            return agreed == null ? Map.of("theirs", theirs, "ours", ours) : Map.of("agreed", agreed, "theirs", theirs, "ours", ours);
        }
    }

    /**
     * @param agreed the values of the last statement
     * @param theirs the values of this statement; a place of the last one that is missing here is emptied
     * @param ours the values of the record
     * @param unsaid the values of a record about which nothing was said: to replace them is no clash
     * @param settled the fields that keep our value, whatever the source says
     */
    static ThreeWays of(
            Map<Place, JsonNode> agreed, Map<Place, JsonNode> theirs, Map<Place, JsonNode> ours, Map<Place, JsonNode> unsaid,
            Set<String> settled) {
        var ways = new ThreeWays(JsonNodeFactory.instance.objectNode(), new ArrayList<>(), new ArrayList<>());
        var named = new LinkedHashSet<>(theirs.keySet());
        named.addAll(agreed.keySet());
        for (var place : named)
            ways.merge(new Clash(place, agreed.get(place), Place.at(place, theirs), Place.at(place, ours),
                    settled.contains(place.field()) ? Kept.OURS : Kept.THEIRS), Place.at(place, unsaid));
        return ways;
    }

    /** Returns what concerns these fields. */
    public ThreeWays about(Set<String> fields) {
        return new ThreeWays(patch.deepCopy().retain(fields), moved.stream().filter(place -> fields.contains(place.field())).toList(),
                clashes.stream().filter(clash -> fields.contains(clash.place().field())).toList());
    }

    private void merge(Clash at, JsonNode unsaid) {
        if (at.theirs.equals(at.agreed)) return;
        moved.add(at.place);
        if (at.theirs.equals(at.ours)) return;
        if (at.kept == Kept.THEIRS) at.place.set(patch, at.theirs);
        if (at.kept == Kept.OURS || !at.ours.equals(at.agreed == null ? unsaid : at.agreed)) clashes.add(at);
    }
}
