package io.perennial.tickets.sla;

import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the clocks of a ticket depend on.
 *
 * @param state in lower case
 * @param tier of the account
 * @param country of the account
 * @param history true for facts of another system, which start no clocks
 */
record ClockedTicket(
        UUID id, String severity, String type, String state, Instant stateSince, Instant reportedAt, @Nullable Instant firstRepliedAt,
        @Nullable Instant solvedAt, boolean history, boolean gone, Instant updatedAt, @Nullable String tier, @Nullable String country) {
    private static final String FACTS =
            """
            select t.id, t.severity, t.type, t.state, t.state_since, t.reported_at, t.first_replied_at, t.solved_at, t.history,
                   t.deleted_at is not null as gone, t.updated_at, a.tier, a.country
            from {whole tickets.ticket} t
            left join {whole accounts.live_account} a on a.id = t.account_id
            where t.id = any (:ids)
            order by t.id
            """;

    static List<ClockedTicket> of(Collection<UUID> ids, Sql sql) {
        return sql.list(ClockedTicket.class, FACTS, Map.of("ids", ids.toArray(UUID[]::new)));
    }

    /** Returns true if nobody works on it any more. */
    boolean isOver() {
        return gone || state.equals("solved") || state.equals("closed") || state.equals("spam");
    }
}
