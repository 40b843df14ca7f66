package io.perennial.health.scoring;

import io.perennial.health.scorecards.PublishedScorecard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scorecard and the accounts {@code a} that it scores: those it fits, without those that an earlier scorecard fits.
 *
 * @param segments empty means every account
 * @param taken the segments of the earlier scorecards
 */
public record Fitting(PublishedScorecard card, List<String> segments, Set<String> taken) {
    public static final String FITS =
            "(:everySegment or a.segment = any (:segments)) and coalesce(a.segment <> all (:taken), true)";

    /** @param published in order of precedence; those after one for every account are left out, because they fit none */
    public static List<Fitting> among(List<PublishedScorecard> published) {
        var fitting = new ArrayList<Fitting>();
        var taken = new LinkedHashSet<String>();
        for (var card : published) {
            var segments = card.body().segments();
            fitting.add(new Fitting(card, segments, Set.copyOf(taken)));
            if (segments.isEmpty()) return fitting;
            taken.addAll(segments);
        }
        return fitting;
    }

    public Map<String, Object> values() {
        return Map.of(
                "everySegment", segments.isEmpty(),
                "segments", segments.toArray(String[]::new),
                "taken", taken.toArray(String[]::new),
                "scorecard", card.id());
    }
}
