package io.perennial.health.scores;

import static java.util.Objects.requireNonNull;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.PublishedScorecard;
import io.perennial.health.scorecards.ScorecardId;
import io.perennial.health.scorecards.Scorecards;
import io.perennial.health.scoring.AccountDay;
import io.perennial.health.scoring.Scored;
import io.perennial.health.scoring.Scoring;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The health of accounts as stored; if nothing is stored yet, as computed from the facts of the day. */
@ApplicationScoped
class Standings {
    private static final String SEEN =
            "select segment from {accounts.visible_account} where id = :id";

    private static final String KEPT =
            """
            select since, scorecard_id, account_id, :day::date as day, score, coverage, low, high, band, capped_by,
                   to_jsonb(raw::text[]) as raw, to_jsonb(points) as points, to_jsonb(freshness) as freshness, to_jsonb(seen) as seen
            from {health.visible_score}
            where account_id = :id and since <= :day
            order by since desc
            limit 1
            """;

    record Seen(@Nullable String segment) {}

    record Kept(
            LocalDate since,
            @Nullable ScorecardId scorecardId,
            AccountId accountId,
            LocalDate day,
            @Nullable Integer score,
            int coverage,
            int low,
            int high,
            @Nullable String band,
            @Nullable Integer cappedBy,
            List<@Nullable BigDecimal> raw,
            List<@Nullable Integer> points,
            List<Integer> freshness,
            List<@Nullable LocalDate> seen) {
        Scored scored() {
            return new Scored(accountId, day, score, coverage, low, high, band, cappedBy, raw, points, freshness, seen);
        }
    }

    private final Sql sql;
    private final Scoring scoring;
    private final Scorecards scorecards;

    @Inject
    Standings(Sql sql, Scoring scoring, Scorecards scorecards) {
        this.sql = sql;
        this.scoring = scoring;
        this.scorecards = scorecards;
    }

    /** Returns the health of an account. An account that the caller may not see is not found. */
    Standing on(AccountId account, LocalDate day) {
        var seen = seen(account);
        var kept = sql.first(Kept.class, KEPT, Map.of("id", account, "day", day));
        return kept.map(this::kept).orElseGet(() -> computed(account, day, seen));
    }

    Seen seen(AccountId account) {
        return sql.first(Seen.class, SEEN, Map.of("id", account)).orElseThrow(NotFound::here);
    }

    private Standing kept(Kept row) {
        return new Standing(Basis.STORED, row.since(), Maybe.map(row.scorecardId(), this::version), row.scored());
    }

    private PublishedScorecard version(ScorecardId id) {
        return requireNonNull(scorecards.versions(List.of(id)).get(id));
    }

    private Standing computed(AccountId account, LocalDate day, Seen seen) {
        return fitting(seen)
                .map(card -> new Standing(Basis.COMPUTED, null, card,
                        scoring.of(card.body(), List.of(new AccountDay(account, day))).getFirst()))
                .orElseGet(() -> new Standing(Basis.COMPUTED, null, null, Standing.unfit(account, day)));
    }

    private Optional<PublishedScorecard> fitting(Seen seen) {
        return scorecards.published().stream()
                .filter(card -> card.body().segments().isEmpty() || card.body().segments().contains(seen.segment()))
                .findFirst();
    }
}
