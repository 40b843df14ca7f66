package io.perennial.health.replays;

import io.perennial.accounts.AccountHealth;
import io.perennial.health.scoring.Churn;
import io.perennial.health.scoring.Fitting;
import io.perennial.health.scoring.ScoringSql;
import io.perennial.health.sources.SqlText;
import java.util.Map;

/** Scores some accounts on days before their first score and stores what changed from one day to the next, in one statement. */
final class PastSql {
    private static final String CHOSEN =
            """
            select a.id as account_id, d.day, health.day_start(d.day + 1, :zone) as ends_at, f.since as first_since
            from {whole accounts.live_account} a
            cross join lateral (select min(k.since) as since from {joined health.score} k where k.account_id = a.id) f
            cross join unnest(:days::date[]) d (day)
            where a.id > :reached and a.id <= :last and (f.since is null or d.day < f.since) and
                  $fits
            """;

    /** Counts the accounts at their places of each day. A score that was there already now follows the last one before it. */
    private static final String TALLIED =
            """
            insert into health.$tally as t (tenant_id, day, band, bucket, accounts, points)
            select o.tenant_id, m.day, coalesce(m.band, ''), case when m.score is null then -1 else least(m.score / 1000, 9) end, sum(m.one),
                   coalesce(sum(m.one * m.score), 0)
            from {platform.owner} o cross join
                 (select day, band, score, churned, 1 as one from changed
                  union all
                  select coalesce(lead(day) over (partition by account_id order by day), first_since), band, score, churned, -1 from changed) m
            where m.day is not null and $which
            group by o.tenant_id, 2, 3, 4
            having sum(m.one) <> 0 or coalesce(sum(m.one * m.score), 0) <> 0
            on conflict (tenant_id, day, band, bucket) do update
            set accounts = t.accounts + excluded.accounts, points = t.points + excluded.points
            """;

    private static final String ALL =
            """
            with chosen as materialized (
                $chosen
            ),
            $scored,
            judged_by_day as (
                select s.*, a.first_since, $churned as churned
                from scored s
                join (select account_id as id, day, first_since from chosen) a on a.id = s.account_id and a.day = s.day
            ),
            compared as (
                select j.*, jsonb_build_array(score, coverage, low, high, band, capped_by, points, freshness, churned) as state
                from judged_by_day j
            ),
            -- An account begins with its first known score.
            changed as materialized (
                select c.*
                from (select c.*, lag(state) over by_day as before, max(score) over by_day as known
                      from compared c
                      window by_day as (partition by account_id order by day)) c
                where known is not null and state is distinct from before
            ),
            kept as (
                insert into health.score (tenant_id, account_id, since, scorecard_id, score, coverage, low, high, band, capped_by,
                                          raw, points, freshness, seen, churned, computed_at)
                select o.tenant_id, account_id, day, :scorecard, score, coverage, low, high, band, capped_by,
                       raw, points, freshness, seen, churned, :now
                from {platform.owner} o cross join changed
            ),
            tallied as (
                $tallied
            ),
            churned_tallied as (
                $churnedTallied
            ),
            begun as (
                $begun
            )
            select count(*) from changed
            """;

    private PastSql() {}

    static String of(ScoringSql scoring) {
        return SqlText.fill(ALL, Map.of(
                "chosen", SqlText.fill(CHOSEN, Map.of("fits", Fitting.FITS)), "scored", scoring.text(),
                "churned", Churn.onDay("s.day"), "tallied", tallied("tally", "true"), "churnedTallied",
                tallied("churned_tally", "m.churned"), "begun", AccountHealth.begun("changed")));
    }

    private static String tallied(String tally, String which) {
        return SqlText.fill(TALLIED, Map.of("tally", tally, "which", which));
    }
}
