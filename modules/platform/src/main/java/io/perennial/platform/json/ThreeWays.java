package io.perennial.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a source changes: a patch of the record, with precedence {@code theirs} except for values that stay. It has no place that the source never named, and none about
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
     * @param theirs the values of this statement; a place of the last one that is missing here becomes as if nothing was said
     * @param ours the values of the record
     * @param unsaid the values of a record about which nothing was said: to replace them is no clash
     * @param keeping the values of the record that stay, whatever the source says
     */
    static ThreeWays of(
            Map<Place, JsonNode> agreed, Map<Place, JsonNode> theirs, Map<Place, JsonNode> ours, Map<Place, JsonNode> unsaid,
            Keeping keeping) {
        var ways = new ThreeWays(JsonNodeFactory.instance.objectNode(), new ArrayList<>(), new ArrayList<>());
        var named = new LinkedHashSet<>(theirs.keySet());
        named.addAll(agreed.keySet());
        for (var place : named) {
            var own = Place.at(place, ours);
            var nothing = Place.at(place, unsaid);
            ways.merge(
                    new Clash(place, agreed.get(place), theirs.getOrDefault(place, nothing), own,
                            keeping.of(place, agreed.get(place), own)),
                    nothing);
        }
        return ways;
    }

    /** Returns the same with only those clashes after which the record has its own value: what else there was is replaced. */
    public ThreeWays replacing() {
        return new ThreeWays(patch, moved, clashes.stream().filter(clash -> clash.kept() == Kept.OURS).toList());
    }

    private void merge(Clash at, JsonNode unsaid) {
        if (Decimals.same(at.theirs, at.agreed)) return;
        moved.add(at.place);
        if (Decimals.same(at.theirs, at.ours)) return;
        if (at.kept == Kept.THEIRS) at.place.set(patch, at.theirs);
        if (at.kept == Kept.OURS || !Decimals.same(at.ours, at.agreed == null ? unsaid : at.agreed)) clashes.add(at);
    }
}
