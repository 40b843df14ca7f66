package io.perennial.tickets;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps how tickets belong together. */
@ApplicationScoped
@BeyondSight("A ring of parents is refused also if the caller does not see all of it; links are shown only between visible tickets.")
class TicketLinks {
    private record Latest(TicketId id) {}

    private static final String HOLD =
            """
            select case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' parents of tickets', 0)) is null then 0 else 1 end
            from {platform.owner} o
            """;
    private static final String IS_ABOVE =
            """
            with recursive above as (
                select other_id as id from {beyond tickets.ticket_link} where ticket_id = :other and kind = 'parent'
                union
                select l.other_id from {beyond tickets.ticket_link} l join above a on l.ticket_id = a.id where l.kind = 'parent')
            select count(*) from above where id = :id
            """;
    private static final String HAS_PARENT =
            "select count(*) from {beyond tickets.ticket_link} where ticket_id = :id and kind = 'parent' and other_id <> :other";
    private static final String ADD =
            """
            insert into tickets.ticket_link (tenant_id, ticket_id, kind, other_id, created_at)
            select o.tenant_id, :id, :kind, :other, :now from {platform.owner} o
            on conflict do nothing
            """;
    private static final String REMOVE =
            "delete from tickets.ticket_link where tenant_id = :tenant and ticket_id = :id and kind = :kind and other_id = :other";
    private static final String THERE =
            "select count(*) from {beyond tickets.ticket_link} where ticket_id = :id and kind = :kind and other_id = :other";

    /** A follow-up that is closed itself has its own follow-up. */
    private static final String FOLLOW_UP =
            """
            select t.id from {beyond tickets.ticket_link} l
            join {beyond tickets.ticket} t on t.id = l.ticket_id
            where l.other_id = :id and l.kind = 'follow_up' and t.deleted_at is null and t.state in ('new', 'open', 'pending', 'on_hold', 'solved')
            order by t.number desc
            limit 1
            """;

    private final Sql sql;
    private final Clock clock;

    @Inject
    TicketLinks(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    boolean has(TicketId ticket, LinkKind kind, TicketId other) {
        return sql.number(THERE, Map.of("id", ticket, "kind", kind, "other", other)) > 0;
    }

    /** Adds a link. Refuses one of a ticket with itself, a second parent, and a ring of parents; of two that would close one at once, one. */
    void add(TicketId ticket, LinkKind kind, TicketId other) {
        if (ticket.equals(other)) throw TicketRefusal.LINK_REFUSED.because("A ticket cannot be linked with itself.");
        if (kind == LinkKind.PARENT) checkParent(ticket, other);
        sql.change(ADD, Map.of("id", ticket, "kind", kind, "other", other, "now", clock.instant()));
    }

    private void checkParent(TicketId ticket, TicketId other) {
        var values = Map.of("id", ticket, "other", other);
        sql.number(HOLD, Map.of());
        if (sql.number(HAS_PARENT, values) > 0)
            throw TicketRefusal.LINK_REFUSED.because("The ticket has another parent. Remove that first.");
        if (sql.number(IS_ABOVE, values) > 0) throw TicketRefusal.LINK_REFUSED.because("The other ticket is below this one.");
    }

    void remove(TicketId ticket, LinkKind kind, TicketId other) {
        sql.change(REMOVE, Map.of("id", ticket, "kind", kind, "other", other));
    }

    /** Returns the latest follow-up of a ticket that is not closed. */
    Optional<TicketId> followUp(TicketId of) {
        return sql.list(Latest.class, FOLLOW_UP, Map.<String, UUID>of("id", of.value())).stream().map(Latest::id).findFirst();
    }

    /** Returns a word of the API as a kind that people may say. */
    static LinkKind said(String word) {
        return List.of(LinkKind.DUPLICATE, LinkKind.CAUSED_BY, LinkKind.PARENT).stream()
                .filter(kind -> kind.name().equalsIgnoreCase(word)).findFirst().orElseThrow();
    }
}
