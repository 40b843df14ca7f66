package io.perennial.health.scores;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of all accounts' scores on a day.
 *
 * @param accounts the number of accounts that a scorecard fits
 * @param unknown the number of them without a score
 * @param average of the known scores, in basis points
 */
public record HealthDistribution(
        LocalDate day, Basis basis, long accounts, long unknown, @Nullable Integer average, List<BandCount> bands,
        List<ScoreRange> scores) {
    private static final int BUCKETS = 10;
    private static final int WIDTH = 1_000;

    /** Sums the rows until that day: a few rows a day, for any number of accounts. */
    private static final String TALLY =
            """
            select band, bucket, sum(accounts)::bigint as accounts, sum(points)::bigint as points
            from {whole health.tally}
            where day <= :day
            group by band, bucket
            having sum(accounts) <> 0
            """;

    /** Counts the visible accounts one by one, for a caller who does not see all. */
    private static final String SEEN =
            """
            select coalesce(k.band, '') as band, case when k.score is null then -1 else least(k.score / 1000, 9) end as bucket,
                   count(*) as accounts, coalesce(sum(k.score), 0) as points
            from {accounts.visible_account} a
            cross join lateral (select k.scorecard_id, k.score, k.band from {joined health.score} k
                                where k.account_id = a.id and k.since <= :day order by k.since desc limit 1) k
            where k.scorecard_id is not null
            group by 1, 2
            """;

    record Sum(String band, int bucket, long accounts, long points) {
        /** Returns the sum of one account. */
        static Sum of(@Nullable String band, @Nullable Integer score) {
            return score == null || band == null ? new Sum("", -1, 1, 0) : new Sum(band, Math.min(score / WIDTH, BUCKETS - 1), 1, score);
        }

        Sum plus(Sum other) {
            return new Sum(band, bucket, accounts + other.accounts, points + other.points);
        }

        boolean isKnown() {
            return bucket >= 0;
        }
    }

    static HealthDistribution kept(LocalDate day, Sql sql) {
        return of(day, Basis.STORED, sql.list(Sum.class, Call.current().sight().all() ? TALLY : SEEN, Map.of("day", day)));
    }

    static HealthDistribution of(LocalDate day, Basis basis, Collection<Sum> sums) {
        long accounts = sums.stream().mapToLong(Sum::accounts).sum();
        long known = sums.stream().filter(Sum::isKnown).mapToLong(Sum::accounts).sum();
        long points = sums.stream().mapToLong(Sum::points).sum();
        var average = known == 0 ? null : (Integer) (int) ((2 * points + known) / (2 * known));
        return new HealthDistribution(day, basis, accounts, accounts - known, average, bands(sums), scores(sums));
    }

    private static List<BandCount> bands(Collection<Sum> sums) {
        var counts = new TreeMap<String, Long>();
        sums.stream().filter(Sum::isKnown).forEach(sum -> counts.merge(sum.band(), sum.accounts(), Long::sum));
        return counts.entrySet().stream().map(count -> new BandCount(count.getKey(), count.getValue())).toList();
    }

    private static List<ScoreRange> scores(Collection<Sum> sums) {
        return IntStream.range(0, BUCKETS).mapToObj(bucket -> range(bucket, sums)).toList();
    }

    private static ScoreRange range(int bucket, Collection<Sum> sums) {
        var within = sums.stream().filter(sum -> sum.bucket() == bucket).mapToLong(Sum::accounts).sum();
        return new ScoreRange(bucket * WIDTH, (bucket + 1) * WIDTH, within);
    }
}
