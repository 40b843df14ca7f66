package io.perennial.health.explanation;

import io.perennial.health.scorecards.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a standing in the plainest way, as a reference for the tests. */
final class Known {
    private Known() {}

    /** Returns the position of the same measure with the same source; -1 if the standing does not have it. */
    static int place(Standing standing, Measure wanted) {
        return IntStream.range(0, standing.scorecard().measures().size())
                .filter(at -> standing.scorecard().measures().get(at).key().equals(wanted.key())
                        && standing.scorecard().measures().get(at).source().equals(wanted.source()))
                .findFirst()
                .orElse(-1);
    }

    static Optional<Integer> score(Standing standing) {
        var weighed = BigDecimal.ZERO;
        var counting = BigDecimal.ZERO;
        for (int at = 0; at < standing.scorecard().measures().size(); at++) {
            var points = standing.points().get(at);
            if (points == null) continue;
            var weight = BigDecimal.valueOf(standing.scorecard().measures().get(at).weight())
                    .multiply(BigDecimal.valueOf(standing.freshness().get(at)));
            counting = counting.add(weight);
            weighed = weighed.add(weight.multiply(BigDecimal.valueOf(points)));
        }
        if (counting.signum() == 0) return Optional.empty();
        return Optional.of(Math.min(cap(standing), weighed.divide(counting, 0, RoundingMode.HALF_UP).intValueExact()));
    }

    static int cap(Standing standing) {
        return standing.cappedBy() == null ? 10_000 : standing.scorecard().exceptions().get(standing.cappedBy() - 1).atMost();
    }

    /** Returns true if something of this kind changed for a measure of this key. */
    static boolean changed(Cause cause, String key, Standing from, Standing to) {
        if (cause == Cause.EXCEPTION) return cap(from) != cap(to);
        return IntStream.range(0, to.scorecard().measures().size())
                .anyMatch(at -> to.scorecard().measures().get(at).key().equals(key) && changed(cause, at, from, to))
                || cause == Cause.WEIGHT
                        && from.scorecard().measures().stream().anyMatch(measure -> measure.key().equals(key) && place(to, measure) < 0);
    }

    private static boolean changed(Cause cause, int at, Standing from, Standing to) {
        var now = to.scorecard().measures().get(at);
        int then = place(from, now);
        if (then < 0) return cause == Cause.WEIGHT;
        var before = from.scorecard().measures().get(then);
        boolean knownThen = from.points().get(then) != null;
        boolean knownNow = to.points().get(at) != null;
        boolean otherValue = knownThen && knownNow && from.raw().get(then).compareTo(to.raw().get(at)) != 0;
        boolean mood = now.key().equals("mood");
        return switch (cause) {
            case DATA -> !mood && otherValue;
            case MANUAL -> mood && (otherValue || !knownThen && knownNow);
            case REDISTRIBUTION -> knownThen != knownNow && !(mood && knownNow);
            case STALENESS -> knownThen && knownNow && !from.freshness().get(then).equals(to.freshness().get(at));
            case THRESHOLD -> knownNow && !before.pieces().equals(now.pieces());
            case WEIGHT -> !before.weight().equals(now.weight());
            case EXCEPTION -> false;
        };
    }
}
