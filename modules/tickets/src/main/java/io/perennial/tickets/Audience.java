package io.perennial.tickets;

import io.perennial.identity.MemberId;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Keeps who watches tickets, and who has them open. */
@ApplicationScoped
class Audience {
    /** Somebody who has a ticket open says so again within this time. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final int MOST_WATCHERS = 100;

    private static final String WATCHERS =
            """
            select w.member_id, n.name as member_name, w.since
            from {tickets.visible_watcher} w left join {identity.member_name} n on n.id = w.member_id
            where w.ticket_id = :id
            order by w.since, w.member_id
            """;
    private static final String WATCHES = "select count(*) from {tickets.visible_watcher} where ticket_id = :id and member_id = :member";
    private static final String COUNT = "select count(*) from {tickets.visible_watcher} where ticket_id = :id";
    private static final String WATCH =
            """
            insert into tickets.ticket_watcher (tenant_id, ticket_id, member_id, since)
            select o.tenant_id, :id, :member, :at from {platform.owner} o
            on conflict do nothing
            """;
    private static final String UNWATCH =
            "delete from tickets.ticket_watcher where tenant_id = :tenant and ticket_id = :id and member_id = :member";
    private static final String PRESENT =
            """
            select p.member_id, n.name as member_name, p.until
            from {tickets.visible_presence} p left join {identity.member_name} n on n.id = p.member_id
            where p.ticket_id = :id and p.until > :now
            order by p.member_id
            """;
    private static final String ARRIVE =
            """
            insert into tickets.ticket_presence (tenant_id, ticket_id, member_id, until)
            select o.tenant_id, :id, :member, :until from {platform.owner} o
            on conflict (tenant_id, ticket_id, member_id) do update set until = excluded.until
            """;
    private static final String LEAVE =
            "delete from tickets.ticket_presence where tenant_id = :tenant and ticket_id = :id and member_id = :member";
    private static final String FORGET =
            "delete from tickets.ticket_presence where tenant_id = :tenant and ticket_id = :id and until <= :now";

    private final Sql sql;
    private final Clock clock;

    @Inject
    Audience(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<TicketWatchers.TicketWatcher> watchers(TicketId ticket) {
        return sql.list(TicketWatchers.TicketWatcher.class, WATCHERS, Map.of("id", ticket));
    }

    boolean watches(TicketId ticket, MemberId member) {
        return sql.number(WATCHES, Map.of("id", ticket, "member", member)) > 0;
    }

    void watch(TicketId ticket, MemberId member) {
        if (sql.number(COUNT, Map.of("id", ticket)) >= MOST_WATCHERS)
            throw TicketRefusal.TOO_MANY_WATCHERS.because("A ticket has at most 100 watchers.");
        sql.change(WATCH, Map.of("id", ticket, "member", member, "at", clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    void unwatch(TicketId ticket, MemberId member) {
        sql.change(UNWATCH, Map.of("id", ticket, "member", member));
    }

    /** Returns who has the ticket open now. */
    List<TicketPresence.PresentMember> present(TicketId ticket) {
        return sql.list(TicketPresence.PresentMember.class, PRESENT, Map.of("id", ticket, "now", clock.instant()));
    }

    /** Notes that a member has the ticket open, and forgets who had it. */
    Instant arrive(TicketId ticket, MemberId member) {
        var now = clock.instant();
        sql.change(FORGET, Map.of("id", ticket, "now", now));
        sql.change(ARRIVE, Map.of("id", ticket, "member", member, "until", now.plus(LEASE)));
        return now.plus(LEASE);
    }

    void leave(TicketId ticket, MemberId member) {
        sql.change(LEAVE, Map.of("id", ticket, "member", member));
    }
}
