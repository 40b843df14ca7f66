package io.perennial.health.scores;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some accounts of one band and one tenth of the scores.
 *
 * @param bucket the thousands of the score, 9 at most; -1 with an empty band if the score is unknown
 * @param points the sum of their scores
 */
record Sum(String band, int bucket, boolean churned, long accounts, long points) {
    static final int BUCKETS = 10;
    static final int WIDTH = 1_000;

    /**
     * Sums the rows until each day: a few rows a day, for any number of accounts. It selects the accounts that are not churned, which are
     * all without the churned, and the churned.
     */
    private static final String TALLY =
            """
            select d.day, t.band, t.bucket, t.churned, sum(t.accounts)::bigint as accounts, sum(t.points)::bigint as points
            from unnest(:days::date[]) d (day)
            join (select day, band, bucket, false as churned, accounts, points from {whole health.tally}
                  union all
                  select day, band, bucket, false, -accounts, -points from {whole health.churned_tally}
                  union all
                  select day, band, bucket, true, accounts, points from {whole health.churned_tally}) t on t.day <= d.day
            group by d.day, t.band, t.bucket, t.churned
            having sum(t.accounts) <> 0
            """;

    /** Counts the visible accounts one by one, for a caller who does not see all. */
    private static final String SEEN =
            """
            select d.day, coalesce(k.band, '') as band, case when k.score is null then -1 else least(k.score / 1000, 9) end as bucket,
                   k.churned, count(*) as accounts, coalesce(sum(k.score), 0) as points
            from unnest(:days::date[]) d (day)
            cross join {accounts.visible_account} a
            cross join lateral (select k.scorecard_id, k.score, k.band, k.churned from {joined health.score} k
                                where k.account_id = a.id and k.since <= d.day order by k.since desc limit 1) k
            where k.scorecard_id is not null
            group by 1, 2, 3, 4
            """;

    private record OfDay(LocalDate day, String band, int bucket, boolean churned, long accounts, long points) {
        Sum sum() {
            return new Sum(band, bucket, churned, accounts, points);
        }
    }

    /** Returns the stored sums of each day; a day before the first stored one is missing. */
    static Map<LocalDate, List<Sum>> kept(List<LocalDate> days, Sql sql) {
        var given = Map.of("days", days.stream().map(LocalDate::toString).toArray(String[]::new));
        return sql.list(OfDay.class, Call.current().sight().all() ? TALLY : SEEN, given).stream()
                .collect(groupingBy(OfDay::day, mapping(OfDay::sum, toList())));
    }

    /** Returns the sum of one account. */
    static Sum of(@Nullable String band, @Nullable Integer score, boolean churned) {
        return score == null || band == null
                ? new Sum("", -1, churned, 1, 0)
                : new Sum(band, Math.min(score / WIDTH, BUCKETS - 1), churned, 1, score);
    }

    Sum plus(Sum other) {
        return new Sum(band, bucket, churned, accounts + other.accounts, points + other.points);
    }

    boolean isKnown() {
        return bucket >= 0;
    }
}
