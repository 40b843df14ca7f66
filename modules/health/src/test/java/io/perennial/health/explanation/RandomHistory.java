package io.perennial.health.explanation;

import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScoreException;
import io.perennial.health.scorecards.ScoreException.When;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Generates standings of one account, each from the one before by random changes. */
final class RandomHistory {
    private static final List<String> KEYS = List.of("logins", "seats", "mood", "contact", "errors");

    private final Random random;

    RandomHistory(long seed) {
        random = new Random(seed);
    }

    Standing first() {
        return standing(scorecard(), null);
    }

    /** Returns a standing with other facts: known or unknown, older or changed. */
    Standing otherFacts(Standing before) {
        return standing(before.scorecard(), before);
    }

    /** Returns a standing with another version of the scorecard, and the same facts for the measures that stay. */
    Standing otherScorecard(Standing before) {
        return standing(random.nextInt(4) == 0 ? scorecard() : versionOf(before.scorecard()), before);
    }

    private ScorecardBody scorecard() {
        var measures = KEYS.stream().filter(key -> random.nextInt(3) > 0).map(this::measure).toList();
        var some = measures.isEmpty() ? List.of(measure("logins")) : measures;
        return body(some, exceptions(some));
    }

    private ScorecardBody versionOf(ScorecardBody before) {
        var measures = before.measures().stream()
                .filter(measure -> before.measures().size() == 1 || random.nextInt(6) > 0)
                .map(measure -> random.nextInt(3) == 0 ? measure(measure.key()) : measure)
                .toList();
        return measures.isEmpty() ? before : body(measures, random.nextInt(3) == 0 ? exceptions(measures) : before.exceptions().stream()
                .filter(exception -> measures.stream().anyMatch(measure -> measure.key().equals(exception.measure()))).toList());
    }

    private static ScorecardBody body(List<Measure> measures, List<ScoreException> exceptions) {
        return new ScorecardBody("random", null, List.of(), null, measures, List.of(), exceptions, null);
    }

    private Measure measure(String key) {
        var source = key.equals("mood") ? new Source("sentiment", null, null) : new Source("usage_sum", key, 1 + random.nextInt(2));
        int step = random.nextInt(3_000);
        int turn = random.nextInt(1, 50);
        var pieces = List.of(
                new Piece(null, BigDecimal.ZERO, step, step),
                new Piece(BigDecimal.ZERO, BigDecimal.valueOf(turn), step, step + random.nextInt(7_000)),
                new Piece(BigDecimal.valueOf(turn), null, 10_000, 10_000));
        return new Measure(key, null, null, random.nextInt(5) == 0 ? 0 : random.nextInt(10_001), source, Direction.HIGHER_IS_BETTER, pieces,
                null);
    }

    private List<ScoreException> exceptions(List<Measure> measures) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(at -> new ScoreException("no" + at, null, measures.get(random.nextInt(measures.size())).key(),
                        When.BELOW, BigDecimal.valueOf(random.nextInt(40)), random.nextInt(10_001)))
                .toList();
    }

    private Standing standing(ScorecardBody body, @Nullable Standing before) {
        var raw = new ArrayList<@Nullable BigDecimal>();
        var points = new ArrayList<@Nullable Integer>();
        var freshness = new ArrayList<Integer>();
        boolean facts = before == null || before.scorecard() == body;
        for (var measure : body.measures()) {
            int known = before == null ? -1 : Known.place(before, measure);
            boolean same = known >= 0 && (!facts || random.nextInt(2) == 0);
            var value = same ? before.raw().get(known) : random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(-5, 60));
            raw.add(value);
            points.add(value == null ? null : points(measure, value.intValueExact()));
            freshness.add(value == null ? 0 : same && random.nextInt(2) == 0 ? before.freshness().get(known) : random.nextInt(1, 10_001));
        }
        return new Standing(body, cappedBy(body, raw), raw, points, freshness);
    }

    /** Computes points in integers, unlike the code under test. */
    private static int points(Measure measure, int raw) {
        var line = measure.pieces().get(1);
        if (raw < 0) return line.start();
        int length = measure.pieces().get(2).from().intValueExact();
        return raw >= length ? 10_000 : (2 * (line.start() * length + (line.end() - line.start()) * raw) + length) / (2 * length);
    }

    private static @Nullable Integer cappedBy(ScorecardBody body, List<@Nullable BigDecimal> raw) {
        Integer lowest = null;
        for (int at = 0; at < body.exceptions().size(); at++) {
            var exception = body.exceptions().get(at);
            var value = raw.get(body.measures().stream().map(Measure::key).toList().indexOf(exception.measure()));
            boolean holds = value != null && value.compareTo(exception.value()) < 0;
            if (holds && (lowest == null || exception.atMost() < body.exceptions().get(lowest - 1).atMost())) lowest = at + 1;
        }
        return lowest;
    }
}
