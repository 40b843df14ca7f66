package io.perennial.health.proof;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * DeLong's placements by midranks, as Sun and Xu compute them: by sorting instead of comparing every pair.
 *
 * @param below for each account that stayed, the share of those that left with a lower score; ties count half
 * @param above for each account that left, the share of those that stayed with a lower score; ties count half
 * @param stayers the account of each value in {@code below}; an account may occur several times
 */
record Placements(double[] below, double[] above, List<?> stayers, List<?> leavers) {

    /** Returns placements where each value belongs to another account. */
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

    /** Returns the number of accounts with the rarer outcome. */
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
     * Reports how far each account moves the mean. The variance of the mean is the sum of the squares of each account's total influence:
     * DeLong's variance if each account occurs once, and Obuchowski's for clustered data if some occur more often, because repeated values
     * of one account tell less than those of as many others.
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
