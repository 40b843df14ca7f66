package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest sentiment about an account.
 *
 * @param authorId the author, a member or client: {@code mem_…} or {@code cli_…}
 */
public record SentimentView(
        SentimentId id, AccountId accountId, int value, @Nullable String note, LocalDate expiresOn, Instant saidAt,
        String authorId) implements Versioned {
    private static final String LATEST =
            """
            select id, account_id, value, nullif(note, '') as note, expires_on, said_at, author_id
            from {health.visible_sentiment}
            where account_id = :account
            order by said_at desc, id desc
            limit 1
            """;

    /** Returns the latest sentiment if it still counts on that day. */
    static Optional<SentimentView> on(LocalDate day, AccountId account, Sql sql) {
        return sql.first(SentimentView.class, LATEST, Map.of("account", account)).filter(said -> day.isBefore(said.expiresOn));
    }

    /** Returns the time at which it was said, in microseconds: a sentiment is replaced by another one, never changed. */
    @Override
    public long version() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, saidAt);
    }

    SentimentBody body() {
        return new SentimentBody(value, note, expiresOn);
    }
}
