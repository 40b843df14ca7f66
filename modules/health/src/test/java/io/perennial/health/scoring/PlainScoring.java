package io.perennial.health.scoring;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Band;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScoreException;
import io.perennial.health.scorecards.ScorecardBody;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Implements all of scoring once more, from the API's description alone: one account and day at a time, without any code shared with what
 * it checks.
 */
record PlainScoring(ScorecardBody card, PlainRaw facts) {
    private static final int ALL = 10_000;

    Scored score(AccountId account) {
        var values = card.measures().stream().map(measure -> facts.of(measure.source()).orElse(null)).toList();
        var points = new ArrayList<@Nullable Integer>();
        var freshness = new ArrayList<Integer>();
        for (int at = 0; at < values.size(); at++) {
            var value = values.get(at);
            points.add(value == null ? null : points(card.measures().get(at), value.raw()));
            freshness.add(value == null ? 0 : freshness(card.measures().get(at), value));
        }
        var raw = new ArrayList<@Nullable BigDecimal>();
        values.forEach(value -> raw.add(value == null ? null : value.raw()));
        var seen = new ArrayList<java.time.@Nullable LocalDate>();
        values.forEach(value -> seen.add(value == null ? null : value.seen()));

        BigDecimal gained = BigDecimal.ZERO, known = BigDecimal.ZERO, whole = BigDecimal.ZERO;
        for (int at = 0; at < values.size(); at++) {
            var weight = BigDecimal.valueOf(card.measures().get(at).weight());
            var counts = weight.multiply(BigDecimal.valueOf(freshness.get(at)));
            whole = whole.add(weight.multiply(BigDecimal.valueOf(ALL)));
            known = known.add(counts);
            if (points.get(at) != null) gained = gained.add(counts.multiply(BigDecimal.valueOf(points.get(at))));
        }
        var cap = capping(raw);
        int most = cap == null ? ALL : card.exceptions().get(cap - 1).atMost();
        int coverage = known.signum() == 0 ? 0 : Math.max(1, rounded(known.multiply(BigDecimal.valueOf(ALL)), whole));
        Integer score = known.signum() == 0 || coverage < card.leastCoverage() ? null : (Integer) Math.min(most, rounded(gained, known));
        var missing = whole.subtract(known).multiply(BigDecimal.valueOf(ALL));
        return new Scored(
                account, facts.day(), score,
                coverage,
                whole.signum() == 0 ? 0 : Math.min(most, rounded(gained, whole)),
                whole.signum() == 0 ? most : Math.min(most, rounded(gained.add(missing), whole)),
                score == null ? null : band(score), cap, raw, points, freshness, seen);
    }

    private static int rounded(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, 0, RoundingMode.HALF_UP).intValueExact();
    }

    private static int points(Measure measure, BigDecimal raw) {
        var piece = measure.pieces().stream().filter(one -> holds(one, raw)).findFirst().orElseThrow();
        if (piece.from() == null || piece.to() == null) return piece.start();
        var width = piece.to().subtract(piece.from());
        var gained = BigDecimal.valueOf(piece.end() - piece.start()).multiply(raw.subtract(piece.from()));
        return rounded(BigDecimal.valueOf(piece.start()).multiply(width).add(gained), width);
    }

    private static boolean holds(Piece piece, BigDecimal raw) {
        return (piece.from() == null || raw.compareTo(piece.from()) >= 0) && (piece.to() == null || raw.compareTo(piece.to()) < 0);
    }

    private int freshness(Measure measure, PlainRaw.Value value) {
        if (measure.halfLifeDays() == null) return ALL;
        double halfLives = (double) ChronoUnit.DAYS.between(value.seen(), facts.day()) / measure.halfLifeDays();
        return (int) Math.rint(ALL * Math.pow(0.5, halfLives));
    }

    private @Nullable Integer capping(List<@Nullable BigDecimal> raw) {
        Integer lowest = null;
        for (int place = 1; place <= card.exceptions().size(); place++) {
            var exception = card.exceptions().get(place - 1);
            if (holds(exception, raw) && (lowest == null || exception.atMost() < card.exceptions().get(lowest - 1).atMost()))
                lowest = place;
        }
        return lowest;
    }

    private boolean holds(ScoreException exception, List<@Nullable BigDecimal> raw) {
        int at = card.measures().stream().map(Measure::key).toList().indexOf(exception.measure());
        var value = raw.get(at);
        return switch (exception.when()) {
            case BELOW -> value != null && value.compareTo(exception.value()) < 0;
            case AT_LEAST -> value != null && value.compareTo(exception.value()) >= 0;
            case UNKNOWN -> value == null;
        };
    }

    private String band(int score) {
        return card.bands().stream().filter(band -> band.from() <= score).map(Band::name).reduce((first, second) -> second).orElseThrow();
    }
}
