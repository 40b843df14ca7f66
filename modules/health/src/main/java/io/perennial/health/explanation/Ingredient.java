package io.perennial.health.explanation;

import io.perennial.health.scorecards.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A measure with its value on a day. A measure with another source is another measure, even with the same key. */
record Ingredient(Measure measure, @Nullable BigDecimal raw, @Nullable Integer points, int freshness) {
    private static final String SENTIMENT = "sentiment";

    boolean known() {
        return points != null && freshness > 0;
    }

    boolean said() {
        return measure.source().kind().equals(SENTIMENT);
    }

    boolean measures(Ingredient other) {
        return measure.key().equals(other.measure.key()) && measure.source().equals(other.measure.source());
    }

    boolean sameRaw(Ingredient other) {
        return raw == null ? other.raw == null : other.raw != null && raw.compareTo(other.raw) == 0;
    }

    Share share() {
        return new Share(measure.weight(), points == null ? 0 : points, known() ? freshness : 0);
    }

    /** Returns the points that this measure gives for the raw value of the other one. */
    int pointsOf(Ingredient other) {
        if (other.raw == null || measure.pieces().equals(other.measure.pieces())) return other.share().points();
        return measure.pieces().stream()
                .filter(piece -> piece.to() == null || other.raw.compareTo(piece.to()) < 0)
                .findFirst()
                .map(piece -> piece.from() == null || piece.to() == null
                        ? piece.start()
                        : along(piece.from(), piece.to(), piece.start(), piece.end(), other.raw))
                .orElseThrow();
    }

    private static int along(BigDecimal from, BigDecimal to, int start, int end, BigDecimal raw) {
        var length = to.subtract(from);
        return BigDecimal.valueOf(start)
                .multiply(length)
                .add(BigDecimal.valueOf(end - start).multiply(raw.subtract(from)))
                .divide(length, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
