package io.perennial.renewals;

import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lists what puts a renewal at risk although nobody has said so: facts of the account's tickets, and what modules above know. A fact that is not
 * there is left out.
 */
public record RenewalRisks(List<FoundRisk> items) {
    /**
     * A fact that puts a renewal at risk.
     *
     * @param count the number of tickets, clocks or people
     */
    public record FoundRisk(Kind kind, long count) {}

    /** Says what was found. */
    public enum Kind { CRITICAL_TICKETS, CLOCKS_MISSED, DETRACTORS }

    /** A missed target counts for this time. */
    private static final Period RECENT = Period.ofDays(90);

    private static final String FOUND =
            """
            select f.kind, f.count
            from {renewals.visible_renewal} r
            cross join lateral (
                select 'critical_tickets' as kind, count(*) as count from {joined tickets.every_ticket} t
                where t.account_id = r.account_id and t.severity = 'critical' and t.state in ('new', 'open', 'pending', 'on_hold')
                  and t.deleted_at is null
                union all
                select 'clocks_missed', count(*) from {joined tickets.decided_clock} c
                where c.account_id = r.account_id and c.missed and c.decided_at > :since
            ) f
            where r.id = :id and f.count > 0
            order by f.kind desc
            """;

    static RenewalRisks of(RenewalId renewal, Instant now, Sql sql, List<RiskSource> others) {
        var since = now.atOffset(ZoneOffset.UTC).minus(RECENT).toInstant();
        var found = new ArrayList<>(sql.list(FoundRisk.class, FOUND, Map.of("id", renewal, "since", since)));
        for (var other : others) other.of(renewal, since).ifPresent(found::add);
        return new RenewalRisks(found);
    }
}
