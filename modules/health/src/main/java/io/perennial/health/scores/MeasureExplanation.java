package io.perennial.health.scores;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scoring.Scored;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The contribution of one measure to a score. All numbers but {@code raw} and {@code days} are in basis points.
 *
 * @param kind the kind of its source; {@code of} and {@code days} are set if the kind takes them
 * @param raw null if it is unknown
 * @param share the part of the score that rests on this measure: weight × freshness, divided by the sum of all known measures
 * @param seen the local day of the latest fact behind it
 * @param redacted the fields that are null because the caller may not read what the source measures
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
        @Nullable LocalDate seen,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> redacted) {
    private static final long ALL = 10_000;

    /** @param closed the kinds of sources whose values the caller may not read */
    static List<MeasureExplanation> of(Standing standing, Predicate<String> closed) {
        if (standing.card() == null) return List.of();
        var measures = standing.card().body().measures();
        var scored = standing.scored();
        long known = 0;
        for (int at = 0; at < measures.size(); at++) known += counts(measures.get(at), scored, at);
        var explained = new ArrayList<MeasureExplanation>();
        for (int at = 0; at < measures.size(); at++) explained.add(of(measures.get(at), scored, at, known));
        return explained.stream().map(one -> closed.test(one.kind) ? one.withoutValue() : one).toList();
    }

    private MeasureExplanation withoutValue() {
        return new MeasureExplanation(
                key, label, group, kind, of, days, null, points, weight, freshness, share, null, List.of("/raw", "/seen"));
    }

    private static long counts(Measure measure, Scored scored, int at) {
        return (long) measure.weight() * scored.freshness().get(at);
    }

    private static MeasureExplanation of(Measure measure, Scored scored, int at, long known) {
        int share = known == 0 ? 0 : (int) ((2 * ALL * counts(measure, scored, at) + known) / (2 * known));
        return new MeasureExplanation(
                measure.key(), measure.label(), measure.group(),
                measure.source().kind(), measure.source().of(), measure.source().days(), plain(scored.raw().get(at)),
                scored.points().get(at),
                measure.weight(), scored.freshness().get(at), share, scored.seen().get(at), null);
    }

    /** Returns the value without trailing zeros, never in exponent notation. */
    private static @Nullable BigDecimal plain(@Nullable BigDecimal raw) {
        if (raw == null) return null;
        var stripped = raw.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
