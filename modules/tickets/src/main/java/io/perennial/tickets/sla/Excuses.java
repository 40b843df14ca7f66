package io.perennial.tickets.sla;

import io.perennial.identity.MemberId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Excuses missed targets. */
@ApplicationScoped
@BeyondSight("The clock is found through the slice of visible ones before it is locked.")
class Excuses {
    /** @param reason null if it is not excused */
    record Excusable(ClockId id, long version, String kind, @Nullable Instant missedAt, @Nullable String reason) {}

    private static final String SEEN = "select count(*) from {tickets.visible_clock} where id = :id and ticket_id = :ticket";
    private static final String HELD =
            "select id, version, kind, missed_at, excuse as reason from {beyond tickets.clock} where id = :id for update";
    private static final String WRITE =
            """
            update tickets.clock
            set excuse = :reason::text, excused_at = :at::timestamptz, excused_by = :by::uuid, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = :id
            """;
    private final Sql sql;
    private final Events events;
    private final Clock clock;

    @Inject
    Excuses(Sql sql, Events events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** Locks and returns a clock of a ticket that the caller sees. */
    Excusable held(TicketId ticket, ClockId id) {
        if (sql.number(SEEN, Map.of("id", id, "ticket", ticket)) == 0) throw NotFound.here();
        return sql.first(Excusable.class, HELD, Map.of("id", id)).orElseThrow(NotFound::here);
    }

    /** @param reason null to take the excuse back */
    void write(TicketId ticket, Excusable of, @Nullable String reason) {
        var now = clock.instant();
        var by = reason == null ? null : MemberId.calling().orElse(null);
        sql.change(WRITE, Sql.values("id", of.id(), "reason", reason, "at", reason == null ? null : now.truncatedTo(ChronoUnit.SECONDS),
                "by", by, "now", now));
        events.publish(reason == null
                ? new ClockEvent.Unexcused(of.id(), ticket, of.kind())
                : new ClockEvent.Excused(of.id(), ticket, of.kind()));
    }
}
