package io.perennial.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.json.ThreeWays.Kept;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a record that a statement does not change.
 *
 * @param settled the fields of which this is always so
 * @param refusals the places whose value a person refused us: only a source that said the same itself takes it back
 */
public record Keeping(Set<String> settled, Set<Place> refusals) {
    public static final Keeping NOTHING = new Keeping(Set.of(), Set.of());

    Kept of(Place place, @Nullable JsonNode agreed, JsonNode ours) {
        return settled.contains(place.field()) || isRefused(place, agreed, ours) ? Kept.OURS : Kept.THEIRS;
    }

    /** Returns true if a person refused what is at this place, and the source did not say so itself. */
    public boolean isRefused(Place place, @Nullable JsonNode agreed, JsonNode ours) {
        return refusals.contains(place) && !ours.equals(agreed);
    }
}
