package io.perennial.health.keeping;

import io.perennial.accounts.AccountHealth;
import io.perennial.health.scoring.Churn;
import io.perennial.health.scoring.Fitting;
import io.perennial.health.scoring.ScoringSql;
import io.perennial.health.sources.SqlText;
import java.util.Map;

/** Scores some accounts on a day and stores what changed, in one statement. It selects the accounts whose score or band changed. */
final class KeepingSql {
    private static final String CHOSEN =
            """
            select a.id as account_id, :day::date as day, health.day_start(:day::date + 1, :zone) as ends_at
            from {whole accounts.live_account} a
            where a.id between :first and :last $which and
                  $fits
            """;

    /** Selects the scored accounts that were deleted or that no scorecard fits any more. */
    private static final String UNFIT =
            """
            select a.id as account_id, :day::date as day
            from {whole accounts.every_account} a
            where a.id between :first and :last $which
                  and (a.deleted_at is not null or not (:everySegment or coalesce(a.segment = any (:segments), false)))
                  and exists (select from {joined health.score} k where k.account_id = a.id)
            """;

    private static final String NO_SCORE =
            """
            scored as materialized (
                select account_id, day, null::integer as score, 0 as coverage, 0 as low, 10000 as high, null::text as band,
                       null::integer as capped_by, '{}'::numeric[] as raw, '{}'::integer[] as points, '{}'::integer[] as freshness,
                       '{}'::date[] as seen
                from chosen
            )""";

    /** Compares with the scores before: the latest one, even of the same day, and those of seven and of thirty days ago. */
    private static final String COMPARED =
            """
            select s.*, c.churned, :scorecard::uuid as scorecard_id, k.account_id is not null as known, k.scorecard_id as scorecard_before,
                   k.churned as churned_before,
                   k.score as score_before, k.band as band_before, s.score - month.score as trend, s.score - week.score as week_trend,
                   k.account_id is null
                       or (k.score, k.coverage, k.low, k.high, k.band, k.capped_by, k.points, k.freshness, k.scorecard_id, k.churned)
                       is distinct from (s.score, s.coverage, s.low, s.high, s.band, s.capped_by, s.points, s.freshness, :scorecard::uuid, c.churned)
                       as differs
            from scored s
            $churn
            left join lateral (select * from {joined health.score} k where k.account_id = s.account_id and k.since <= s.day
                               order by k.since desc limit 1) k on true
            left join lateral (select k.score from {joined health.score} k where k.account_id = s.account_id and k.since <= s.day - 30
                               order by k.since desc limit 1) month on true
            left join lateral (select k.score from {joined health.score} k where k.account_id = s.account_id and k.since <= s.day - 7
                               order by k.since desc limit 1) week on true
            """;

    /** Asks for each account by itself: a join of the chosen would compare each with each, because the planner expects one. */
    private static final String CHURN =
            """
            cross join lateral (
                select $churned as churned
                from {whole accounts.live_account} a where a.id = s.account_id) c
            """;
    private static final String NO_CHURN = "cross join (select false as churned) c";

    private static final String KEPT =
            """
            insert into health.score as kept (tenant_id, account_id, since, scorecard_id, score, coverage, low, high, band, capped_by,
                                              raw, points, freshness, seen, churned, computed_at)
            select o.tenant_id, account_id, day, scorecard_id, score, coverage, low, high, band, capped_by,
                   raw, points, freshness, seen, churned, :now
            from {platform.owner} o cross join compared
            where differs
            on conflict (tenant_id, account_id, since) do update
            set scorecard_id = excluded.scorecard_id, score = excluded.score, coverage = excluded.coverage, low = excluded.low,
                high = excluded.high, band = excluded.band, capped_by = excluded.capped_by, raw = excluded.raw,
                points = excluded.points, freshness = excluded.freshness, seen = excluded.seen, churned = excluded.churned, computed_at = excluded.computed_at
            """;

    /** Adds the accounts to their new places and takes them from those before. */
    private static final String TALLIED =
            """
            insert into health.$tally as t (tenant_id, day, band, bucket, accounts, points)
            select o.tenant_id, :day::date, coalesce(band, ''), case when score is null then -1 else least(score / 1000, 9) end, sum(one), coalesce(sum(one * score), 0)
            from {platform.owner} o cross join
                 (select band, score, 1 as one from compared where differs and $now
                  union all
                  select band_before, score_before, -1 from compared where differs and $before) moved
            group by o.tenant_id, 3, 4
            having sum(one) <> 0 or coalesce(sum(one * score), 0) <> 0
            on conflict (tenant_id, day, band, bucket) do update
            set accounts = t.accounts + excluded.accounts, points = t.points + excluded.points
            """;

    private static final String NOW = "scorecard_id is not null";
    private static final String BEFORE = "scorecard_before is not null";

    private static final String ALL =
            """
            with chosen as materialized (
                $chosen
            ),
            $scored,
            -- With the scores of before, of a week ago and of thirty days ago.
            compared as materialized (
                $compared
            ),
            kept as (
                $kept
            ),
            tallied as (
                $tallied
            ),
            churned_tallied as (
                $churnedTallied
            ),
            shown as (
                $shown
            )
            select account_id, known, score_before, score, band_before, band
            from compared
            where differs and (score_before, band_before) is distinct from (score, band)
            order by account_id
            """;

    private KeepingSql() {}

    /** @param which a further condition on the accounts {@code a} */
    static String of(ScoringSql scoring, String which) {
        return all(SqlText.fill(CHOSEN, Map.of("which", which, "fits", Fitting.FITS)), scoring.text(),
                SqlText.fill(CHURN, Map.of("churned", Churn.today())));
    }

    static String withoutScorecard(String which) {
        return all(SqlText.fill(UNFIT, Map.of("which", which)), NO_SCORE, NO_CHURN);
    }

    private static String all(String chosen, String scored, String churn) {
        return SqlText.fill(ALL, Map.of(
                "chosen", chosen, "scored", scored, "compared", SqlText.fill(COMPARED, Map.of("churn", churn)), "kept", KEPT, "tallied",
                tallied("tally", NOW, BEFORE),
                "churnedTallied", tallied("churned_tally", NOW + " and churned", BEFORE + " and churned_before"), "shown",
                AccountHealth.kept("compared")));
    }

    private static String tallied(String tally, String now, String before) {
        return SqlText.fill(TALLIED, Map.of("tally", tally, "now", now, "before", before));
    }
}
