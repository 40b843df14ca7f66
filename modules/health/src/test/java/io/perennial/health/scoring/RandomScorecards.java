package io.perennial.health.scoring;

import io.perennial.health.scorecards.Band;
import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScoreException;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Generates valid scorecards that nobody would write. */
record RandomScorecards(Random random) {
    private static final List<String> METRICS = List.of("logins", "reports", "feature.a", "feature.*", "featur*");
    private static final List<String> ALSO_UNUSED = Stream.concat(METRICS.stream(), Stream.of("never", "never*")).toList();
    private static final List<String> USAGE =
            List.of("usage_sum", "usage_active_days", "usage_features", "usage_trend", "seat_utilisation");
    private static final List<String> OTHERS = List.of(
            "days_since_contact", "contacts_in_role", "open_contracts", "days_to_renewal", "signal", "sentiment");

    ScorecardBody next() {
        var measures = new ArrayList<Measure>();
        var usual = one(METRICS);
        for (int at = 1 + random.nextInt(8); at > 0; at--) measures.add(measure("m" + at, usual));
        var exceptions = new ArrayList<ScoreException>();
        for (int at = random.nextInt(4); at > 0; at--) exceptions.add(exception("e" + at, measures));
        return new ScorecardBody("Random", null, List.of(), null, measures, bands(), exceptions,
                random.nextInt(3) == 0 ? random.nextInt(10_001) : null);
    }

    private Measure measure(String key, String usual) {
        int weight = random.nextInt(6) == 0 ? 0 : random.nextInt(4_000);
        var direction = random.nextBoolean() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
        return new Measure(key, null, null, weight, source(usual), direction, pieces(direction),
                random.nextBoolean() ? null : 1 + random.nextInt(60));
    }

    /** @param usual the metric of most measures of usage, each with a kind and window of its own */
    private Source source(String usual) {
        if (random.nextBoolean()) return usage(one(USAGE), random.nextInt(3) > 0 ? usual : one(ALSO_UNUSED));
        var kind = one(OTHERS);
        return switch (kind) {
            case "contacts_in_role" -> new Source(kind, one(List.of("champion", "billing")), null);
            case "signal" -> new Source(kind, one(List.of("unpaid", "rating", "never")), null);
            default -> new Source(kind, null, null);
        };
    }

    private Source usage(String kind, String of) {
        int days = random.nextInt(3) == 0 ? 1 + random.nextInt(366) : 1 + random.nextInt(45);
        boolean other = kind.equals("usage_features") && !of.endsWith("*");
        return new Source(kind, other ? one(List.of("feature.", "feature", "feature.*", "z")) : of, days);
    }

    /** Returns any number of pieces with odd borders, and with points that never go against the direction. */
    private List<Piece> pieces(Direction direction) {
        var borders = new TreeSet<BigDecimal>();
        for (int at = random.nextInt(6); at > 0; at--) borders.add(number());
        var points = random.ints(2L * borders.size() + 1, 0, 10_001).sorted().boxed().toList();
        if (direction == Direction.LOWER_IS_BETTER) points = points.reversed();
        var pieces = new ArrayList<Piece>();
        BigDecimal from = null;
        int at = 0;
        for (var to : borders) {
            pieces.add(from == null ? new Piece(null, to, points.get(at), points.get(at))
                    : new Piece(from, to, points.get(at), points.get(at + 1)));
            at += from == null ? 1 : 2;
            from = to;
        }
        pieces.add(new Piece(from, null, points.get(at), points.get(at)));
        return pieces;
    }

    private ScoreException exception(String key, List<Measure> measures) {
        var when = one(List.of(ScoreException.When.values()));
        var value = when == ScoreException.When.UNKNOWN ? null : number();
        return new ScoreException(key, null, one(measures).key(), when, value, random.nextInt(10_001));
    }

    private List<Band> bands() {
        var bands = new ArrayList<Band>();
        var starts = new TreeSet<>(List.of(0));
        for (int at = random.nextInt(4); at > 0; at--) starts.add(random.nextInt(10_001));
        for (var from : starts) bands.add(new Band("band" + from, from, null, null));
        return bands;
    }

    private BigDecimal number() {
        return BigDecimal.valueOf(random.nextInt(-20_000, 200_000), random.nextInt(1, 5));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
