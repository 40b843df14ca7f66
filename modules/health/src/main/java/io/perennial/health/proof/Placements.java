package io.perennial.health.proof;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * DeLong's placements by midranks, as Sun and Xu compute them: sorting instead of comparing every pair.
 *
 * @param below of each that stayed, the share of those that left which had a lower score, equal ones half
 * @param above of each that left, the same the other way round
 * @param stayers whose each of the former is; an account may be among them several times
 */
record Placements(double[] below, double[] above, List<?> stayers, List<?> leavers) {

    /** Each of another account. */
    static Placements of(double[] stayed, double[] left) {
        return of(stayed, left, others(stayed), others(left));
    }

    static Placements of(List<FrozenScore> scores) {
        return of(values(scores, false), values(scores, true), accounts(scores, false), accounts(scores, true));
    }

    private static Placements of(double[] stayed, double[] left, List<?> stayers, List<?> leavers) {
        var ranking = new NaturalRanking();
        var ranks = ranking.apply(DoubleStream.concat(Arrays.stream(stayed), Arrays.stream(left)).toArray());
        return new Placements(
                shares(ranks, 0, ranking.apply(stayed.clone()), left.length),
                shares(ranks, stayed.length, ranking.apply(left.clone()), stayed.length),
                stayers,
                leavers);
    }

    private static List<?> others(double[] values) {
        return Arrays.stream(values).mapToObj(value -> new Object()).toList();
    }

    private static double[] values(List<FrozenScore> scores, boolean churned) {
        return scores.stream().filter(one -> one.churned() == churned).mapToDouble(FrozenScore::score).toArray();
    }

    private static List<?> accounts(List<FrozenScore> scores, boolean churned) {
        return scores.stream().filter(one -> one.churned() == churned).map(FrozenScore::accountId).toList();
    }

    private static double[] shares(double[] ranks, int from, double[] own, int others) {
        return IntStream.range(0, own.length).mapToDouble(at -> (ranks[from + at] - own[at]) / others).toArray();
    }

    /** In accounts. */
    int rarer() {
        return Math.min(new HashSet<>(stayers).size(), new HashSet<>(leavers).size());
    }

    double pairs() {
        return (double) below.length * above.length;
    }

    double mean() {
        return mean(below);
    }

    /**
     * How far each account moves the mean. The variance of the mean is the sum of the squares of what each moves it in all: DeLong's where
     * each account is there once, and after Obuchowski where some are there more often, since these tell less than as many others would.
     */
    void influences(double weight, ObjDoubleConsumer<Object> each) {
        influences(below, stayers, weight, each);
        influences(above, leavers, weight, each);
    }

    private static void influences(double[] shares, List<?> accounts, double weight, ObjDoubleConsumer<Object> each) {
        double mean = mean(shares);
        double scale = weight / Math.sqrt(shares.length * (shares.length - 1.0));
        for (int at = 0; at < shares.length; at++) each.accept(accounts.get(at), scale * (shares[at] - mean));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
