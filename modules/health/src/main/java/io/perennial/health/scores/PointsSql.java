package io.perennial.health.scores;

import static java.util.Objects.requireNonNull;

import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import java.math.BigDecimal;

/** A measure's pieces as one expression over its raw value. */
final class PointsSql {
    private PointsSql() {}

    static String of(Measure measure, String raw) {
        var text = new StringBuilder("case when " + raw + " is null then null");
        var pieces = measure.pieces();
        for (var piece : pieces.subList(0, pieces.size() - 1))
            text.append(" when ").append(raw).append(" < ").append(number(requireNonNull(piece.to()))).append(" then ").append(points(piece, raw));
        return text.append(" else ").append(points(pieces.getLast(), raw)).append(" end").toString();
    }

    /**
     * On a line, {@code start + (end - start)(raw - from)/(to - from)} rounded half up, as one whole quotient: that is exact, where
     * {@code /} would round by itself before it is rounded.
     */
    private static String points(Piece piece, String raw) {
        if (piece.from() == null || piece.to() == null || piece.start().equals(piece.end())) return piece.start().toString();
        var width = piece.to().subtract(piece.from());
        var rise = BigDecimal.valueOf(2L * (piece.end() - piece.start()));
        var base = width.multiply(BigDecimal.valueOf(2L * piece.start() + 1)).subtract(rise.multiply(piece.from()));
        return "div(%s * %s + %s, %s)::integer"
                .formatted(number(rise), raw, number(base), number(width.multiply(BigDecimal.TWO)));
    }

    /** In brackets, since a minus may stand before it. */
    static String number(BigDecimal value) {
        return "(" + value.toPlainString() + "::numeric)";
    }
}
