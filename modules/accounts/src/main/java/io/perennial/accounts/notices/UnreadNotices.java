package io.perennial.accounts.notices;

import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts how many notices a member has not read. It is polled: a client that has the version already gets an answer without a body.
 *
 * @param latest the time of the latest one
 */
public record UnreadNotices(long unread, @Nullable Instant latest) implements Versioned {
    private static final int MOST = 1_000;

    private static final String UNREAD =
            """
            select count(*) as unread, max(at) as latest
            from (select at from {accounts.visible_notice} where member_id = :me and read_at is null order by id desc limit 999) unread
            """;

    static UnreadNotices of(MemberId me, Sql sql) {
        return sql.first(UnreadNotices.class, UNREAD, Map.of("me", me)).orElseThrow();
    }

    /** Returns a number that changes with each of both values. */
    @Override
    public long version() {
        return (latest == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, latest)) * MOST + unread;
    }
}
