package io.perennial.surveys.results;

import io.perennial.surveys.SurveyKind;
import io.perennial.surveys.statistics.Distribution;
import io.perennial.surveys.statistics.Interval;
import io.perennial.surveys.statistics.Mean;
import io.perennial.surveys.statistics.Promoters;
import io.perennial.surveys.statistics.Share;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A figure with its uncertainty. NPS, CSAT (percent satisfied) or CES (mean), by the kind of the survey.
 *
 * @param n the sum of the weights, which takes the place of the number of answers
 * @param answers the number of answers without weights
 * @param value null if fewer than five answers would tell of single people
 * @param standardError of NPS, without adjustment
 * @param tooFew true if the figure is not to be compared: fewer than ten answers
 * @param scores how often each value of the scale was given
 */
public record Figure(
        double n,
        int answers,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double standardError,
        boolean tooFew,
        List<ScoreCount> scores) {
    /**
     * A value of the scale, and how often it was given.
     *
     * @param count a sum of weights
     * @param low of Goodman's interval of the share, in percent
     */
    public record ScoreCount(int score, double count, double low, double high) {}

    private static final int LEAST_SHOWN = 5;
    private static final int LEAST_COMPARED = 10;
    private static final int SATISFIED = 4;
    private static final double HUNDREDTHS = 100;

    static Figure of(SurveyKind kind, Collection<Given> given) {
        var weights = weights(given);
        double n = given.stream().mapToDouble(one -> weight(one, weights)).sum();
        boolean few = n < LEAST_COMPARED;
        if (n < LEAST_SHOWN || kind.scored().isEmpty())
            return unscored(n, given.size());
        var counts = counts(kind, given, weights);
        return switch (kind) {
            case NPS, ENPS -> {
                var all = promoters(given, weights);
                yield of(n, given, all.score(), all.interval(), all.standardError(), few, counts);
            }
            case CSAT -> {
                double satisfied = given.stream().filter(one -> one.score() >= SATISFIED).mapToDouble(one -> weight(one, weights)).sum();
                var share = new Share(satisfied, n);
                yield of(n, given, share.percent(), share.interval(), null, few, counts);
            }
            case CES, CUSTOM -> {
                var mean = Mean.NONE;
                for (var one : given) mean = mean.and(one.score(), weight(one, weights));
                yield of(n, given, mean.value(), mean.interval(1, 7), null, few, counts);
            }
        };
    }

    private static Figure of(double n, Collection<Given> given, double value, Interval interval, @Nullable Double error, boolean few,
            List<ScoreCount> counts) {
        return new Figure(rounded(n), given.size(), value, interval.low(), interval.high(), error, few, counts);
    }

    /** Counts answers that have no score, such as those to own surveys. */
    static Figure unscored(double n, int answers) {
        return new Figure(rounded(n), answers, null, null, null, null, true, List.of());
    }

    static Promoters promoters(Collection<Given> given) {
        return promoters(given, weights(given));
    }

    private static Promoters promoters(Collection<Given> given, Weights weights) {
        var all = Promoters.NONE;
        for (var one : given) all = all.and(one.score(), weight(one, weights));
        return all;
    }

    private static Weights weights(Collection<Given> given) {
        return Weights.of(given, Given::known);
    }

    private static double weight(Given one, Weights weights) {
        return weights.of(one.known());
    }

    private static List<ScoreCount> counts(SurveyKind kind, Collection<Given> given, Weights weights) {
        var scale = kind.scored().orElseThrow();
        var scores = IntStream.rangeClosed(scale.least(), scale.most()).boxed().toList();
        var counts = scores.stream().map(score -> given.stream().filter(one -> one.score() == score)
                .mapToDouble(one -> weight(one, weights)).sum()).toList();
        var intervals = Distribution.of(counts);
        var all = new ArrayList<ScoreCount>();
        for (int at = 0; at < scores.size(); at++)
            all.add(new ScoreCount(scores.get(at), rounded(counts.get(at)), intervals.get(at).low(), intervals.get(at).high()));
        return all;
    }

    static double rounded(double value) {
        return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
    }
}
