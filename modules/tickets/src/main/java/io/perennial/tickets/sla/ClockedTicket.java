package io.perennial.tickets.sla;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the clocks of a ticket depend on, beside its changes.
 *
 * @param tier of the account
 * @param country of the account
 * @param promisedBy when the customer hears of it again, as the customer was told at {@code promisedAt}
 * @param history true for facts of another system, which start no clocks
 * @param gone true if it is deleted
 * @param goesOn true if it goes on for others, which were merged into it
 * @param handed true if vendors have it, or had it
 * @param merged true if another ticket goes on for it
 */
@BeyondSight("Clocks follow the whole ticket. What a caller may see of them is read through slices.")
record ClockedTicket(
        UUID id, String type, String channel, @Nullable Instant firstRepliedAt, @Nullable Instant promisedAt, @Nullable Instant promisedBy,
        boolean history, boolean gone, boolean merged, Instant createdAt,
        Instant updatedAt, @Nullable String tier, @Nullable String country, boolean goesOn, boolean handed) {
    /** Names the channels on which the customer is answered at once. */
    private static final Set<String> ANSWERED_LIVE = Set.of("phone", "visit");

    private static final String FACTS =
            """
            select t.id, t.type, t.channel,
                   least(t.first_replied_at, m.first_replied_at) as first_replied_at,
                   t.promised_at, t.promised_by, t.history, t.deleted_at is not null as gone, t.merged_into is not null as merged, t.created_at, t.updated_at, a.tier,
                   a.country, m.others > 0 as goes_on,
                   exists (select from {beyond tickets.handover} h where h.ticket_id = t.id) as handed
            from {beyond tickets.ticket} t
            left join {beyond accounts.live_account} a on a.id = t.account_id
            cross join lateral (
                select min(m.first_replied_at) as first_replied_at, count(*) as others
                from {beyond tickets.ticket} m where m.merged_into = t.id) m
            where t.id = any (array(select unnest(:ids::uuid[])))
            order by t.id
            """;

    static List<ClockedTicket> of(Collection<UUID> ids, Sql sql) {
        return sql.list(ClockedTicket.class, FACTS, Map.of("ids", ids.toArray(UUID[]::new)));
    }

    /** Returns the ticket with the first reply among its messages as they are now. What another system tells stays as told. */
    ClockedTicket heard(List<Said> said) {
        if (history) return this;
        var first = said.stream().filter(one -> !one.customers()).map(Said::at).findFirst().orElse(null);
        return new ClockedTicket(id, type, channel, first, promisedAt, promisedBy, history, gone, merged, createdAt, updatedAt, tier,
                country, goesOn, handed);
    }

    boolean isAnsweredLive() {
        return ANSWERED_LIVE.contains(channel);
    }
}
