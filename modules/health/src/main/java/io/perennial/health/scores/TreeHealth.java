package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.RollUp;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stored scores of an account and all accounts below it, rolled up into one.
 *
 * @param score null if no score is known, or if the rule weighs by recurring revenue and there is none
 * @param accounts the number of accounts with a known score
 */
public record TreeHealth(RollUp rule, @Nullable Integer score, int accounts) {
    /** Walks down the tree as far as the caller sees it. {@code union} adds each account once, so a cycle ends. Rounds half a basis point up. */
    private static final String ROLLED_UP =
            """
            with recursive below as (
                select id, arr from {accounts.visible_account} where id = :id
                union
                select a.id, a.arr from below join {accounts.visible_account} a on a.parent_id = below.id
            ), scored as (
                select greatest(b.arr, 0) as arr, k.score
                from below b
                cross join lateral (select k.score from {joined health.score} k where k.account_id = b.id and k.since <= :day
                                    order by k.since desc limit 1) k
                where k.score is not null
            )
            select count(*)::integer as accounts, min(score) as worst,
                   case when count(*) > 0 then ((2 * sum(score) + count(*)) / (2 * count(*)))::integer end as average,
                   case when sum(arr) > 0 then div(2 * sum(score * arr) + sum(arr), 2 * sum(arr))::integer end as arr_weighted
            from scored
            """;

    record Sums(int accounts, @Nullable Integer worst, @Nullable Integer average, @Nullable Integer arrWeighted) {}

    static @Nullable TreeHealth of(AccountId account, LocalDate day, RollUp rule, Sql sql) {
        if (rule == RollUp.NONE) return null;
        var sums = sql.first(Sums.class, ROLLED_UP, Map.of("id", account, "day", day)).orElseThrow();
        return new TreeHealth(rule, switch (rule) {
            case NONE -> null;
            case WORST -> sums.worst();
            case AVERAGE -> sums.average();
            case ARR_WEIGHTED -> sums.arrWeighted();
        }, sums.accounts());
    }
}
