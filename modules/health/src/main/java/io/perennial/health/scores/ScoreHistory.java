package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The stored health of an account, the oldest period first. The first period may begin before the requested days. */
public record ScoreHistory(LocalDate from, LocalDate to, List<ScorePeriod> items) {
    private static final String PERIODS =
            """
            select since, until, scorecard_id, score, band, coverage, low, high
            from (select k.*, lead(since) over (order by since) as until from {health.visible_score} k where k.account_id = :account) p
            where since < :to and (until is null or until > :from)
            order by since
            """;

    static ScoreHistory of(AccountId account, LocalDate from, LocalDate to, Sql sql) {
        return new ScoreHistory(from, to, sql.list(ScorePeriod.class, PERIODS, Map.of("account", account, "from", from, "to", to)));
    }
}
