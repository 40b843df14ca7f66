package io.perennial.health.scores;

import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of all accounts' scores on a day.
 *
 * @param accounts the number of accounts that a scorecard fits, without those left out
 * @param churned the number of churned customers that were left out; 0 if they are included
 * @param unknown the number of them without a score
 * @param average of the known scores, in basis points
 */
public record HealthDistribution(
        LocalDate day, Basis basis, long accounts, long unknown, long churned, @Nullable Integer average, List<BandCount> bands,
        List<ScoreRange> scores) {
    static HealthDistribution kept(LocalDate day, boolean churned, Sql sql) {
        return of(day, Basis.STORED, churned, Sum.kept(List.of(day), sql).getOrDefault(day, List.of()));
    }

    /** @param churned true to include the churned customers */
    static HealthDistribution of(LocalDate day, Basis basis, boolean churned, Collection<Sum> all) {
        var sums = all.stream().filter(sum -> churned || !sum.churned()).toList();
        long leftOut = all.stream().mapToLong(Sum::accounts).sum() - sums.stream().mapToLong(Sum::accounts).sum();
        long accounts = sums.stream().mapToLong(Sum::accounts).sum();
        long known = sums.stream().filter(Sum::isKnown).mapToLong(Sum::accounts).sum();
        return new HealthDistribution(
                day, basis, accounts, accounts - known, leftOut, average(known, sums), bands(sums), scores(sums));
    }

    private static @Nullable Integer average(long known, Collection<Sum> sums) {
        long points = sums.stream().mapToLong(Sum::points).sum();
        return known == 0 ? null : (Integer) (int) ((2 * points + known) / (2 * known));
    }

    private static List<BandCount> bands(Collection<Sum> sums) {
        var counts = new TreeMap<String, Long>();
        sums.stream().filter(Sum::isKnown).forEach(sum -> counts.merge(sum.band(), sum.accounts(), Long::sum));
        return counts.entrySet().stream().map(count -> new BandCount(count.getKey(), count.getValue())).toList();
    }

    private static List<ScoreRange> scores(Collection<Sum> sums) {
        return IntStream.range(0, Sum.BUCKETS).mapToObj(bucket -> range(bucket, sums)).toList();
    }

    private static ScoreRange range(int bucket, Collection<Sum> sums) {
        var within = sums.stream().filter(sum -> sum.bucket() == bucket).mapToLong(Sum::accounts).sum();
        return new ScoreRange(bucket * Sum.WIDTH, (bucket + 1) * Sum.WIDTH, within);
    }
}
