package io.perennial.health.proof;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * DeLong's placements by midranks, as Sun and Xu compute them: sorting instead of comparing every pair.
 *
 * @param below of each that stayed, the share of those that left which had a lower score, equal ones half
 * @param above of each that left, the same the other way round
 */
record Placements(double[] below, double[] above) {

    static Placements of(double[] stayed, double[] left) {
        var ranking = new NaturalRanking();
        var ranks = ranking.apply(DoubleStream.concat(Arrays.stream(stayed), Arrays.stream(left)).toArray());
        return new Placements(
                shares(ranks, 0, ranking.apply(stayed.clone()), left.length),
                shares(ranks, stayed.length, ranking.apply(left.clone()), stayed.length));
    }

    static Placements of(List<FrozenScore> scores) {
        return of(values(scores, false), values(scores, true));
    }

    private static double[] values(List<FrozenScore> scores, boolean churned) {
        return scores.stream().filter(one -> one.churned() == churned).mapToDouble(FrozenScore::score).toArray();
    }

    private static double[] shares(double[] ranks, int from, double[] own, int others) {
        return IntStream.range(0, own.length).mapToDouble(at -> (ranks[from + at] - own[at]) / others).toArray();
    }

    int rarer() {
        return Math.min(below.length, above.length);
    }

    double pairs() {
        return (double) below.length * above.length;
    }

    double mean() {
        return mean(below);
    }

    /** Of the mean. */
    double variance() {
        return variance(below) / below.length + variance(above) / above.length;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
    }
}
