package io.perennial.health.scores;

import io.perennial.health.scorecards.Measure;
import io.perennial.health.scoring.Scored;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one measure brings into a score. Everything but {@code raw} is in basis points.
 *
 * @param kind what it looks at, with {@code of} and {@code days} where the kind takes them
 * @param raw none where it is unknown
 * @param share how much of the score rests on this measure: its weight and freshness against those of all that is known
 * @param seen the local day of the latest fact behind it
 */
public record MeasureExplanation(
        String key,
        @Nullable String label,
        @Nullable String group,
        String kind,
        @Nullable String of,
        @Nullable Integer days,
        @Nullable BigDecimal raw,
        @Nullable Integer points,
        int weight,
        int freshness,
        int share,
        @Nullable LocalDate seen) {
    private static final long ALL = 10_000;

    static List<MeasureExplanation> of(Standing standing) {
        if (standing.card() == null) return List.of();
        var measures = standing.card().body().measures();
        var scored = standing.scored();
        long known = 0;
        for (int at = 0; at < measures.size(); at++) known += counts(measures.get(at), scored, at);
        var explained = new ArrayList<MeasureExplanation>();
        for (int at = 0; at < measures.size(); at++) explained.add(of(measures.get(at), scored, at, known));
        return explained;
    }

    private static long counts(Measure measure, Scored scored, int at) {
        return (long) measure.weight() * scored.freshness().get(at);
    }

    private static MeasureExplanation of(Measure measure, Scored scored, int at, long known) {
        int share = known == 0 ? 0 : (int) ((2 * ALL * counts(measure, scored, at) + known) / (2 * known));
        return new MeasureExplanation(
                measure.key(), measure.label(), measure.group(),
                measure.source().kind(), measure.source().of(), measure.source().days(), plain(scored.raw().get(at)), scored.points().get(at),
                measure.weight(), scored.freshness().get(at), share, scored.seen().get(at));
    }

    /** Without zeros that say nothing, and never as a power of ten. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal raw) {
        if (raw == null) return null;
        var stripped = raw.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
