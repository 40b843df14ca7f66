package io.perennial.health.scoring;

import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import java.math.BigDecimal;
import java.util.Objects;

/** One measure as fragments of SQL; the names of its columns end in its key. */
record MeasureSql(Measure measure) {
    /** Returns the text with the measure's key in place of each {@code #}. */
    String named(String text) {
        return text.replace("#", measure.key());
    }

    /** Returns its points: its pieces as one expression over its raw value. */
    String points() {
        var text = new StringBuilder("case when raw_# is null then null");
        var pieces = measure.pieces();
        for (var piece : pieces.subList(0, pieces.size() - 1))
            text.append(" when raw_# < ").append(number(Objects.requireNonNull(piece.to()))).append(" then ").append(points(piece));
        return named(text.append(" else ").append(points(pieces.getLast())).append(" end").toString());
    }

    /**
     * Returns {@code start + (end - start)(raw - from)/(to - from)}, rounded half up, as one integer quotient. That is exact; {@code /}
     * would round a first time by itself.
     */
    private static String points(Piece piece) {
        if (piece.from() == null || piece.to() == null || piece.start().equals(piece.end())) return piece.start().toString();
        var width = piece.to().subtract(piece.from());
        var rise = BigDecimal.valueOf(2L * (piece.end() - piece.start()));
        var base = width.multiply(BigDecimal.valueOf(2L * piece.start() + 1)).subtract(rise.multiply(piece.from()));
        return "div(%s * raw_# + %s, %s)::integer".formatted(number(rise), number(base), number(width.multiply(BigDecimal.TWO)));
    }

    /** Returns a literal in brackets, because a minus may stand before it. */
    static String number(BigDecimal value) {
        return "(" + value.toPlainString() + "::numeric)";
    }

    /**
     * Returns the part of its weight that counts. It is 0 after twenty half-lives, because the database refuses to compute so small a
     * power.
     */
    String freshness() {
        var halfLife = measure.halfLifeDays();
        if (halfLife == null) return named("case when raw_# is null then 0 else 10000 end");
        return named("""
                case when raw_# is null or day - seen_# > %1$d then 0
                     else round(10000 * power(0.5::float8, (day - seen_#)::float8 / %2$d))::integer end""".formatted(20 * halfLife,
                halfLife));
    }

    String known() {
        return named(measure.weight() + "::bigint * freshness_#");
    }

    String gained() {
        return known() + named(" * coalesce(points_#, 0)");
    }
}
