package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.clocks.Run;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import io.perennial.tickets.TicketId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes clocks. */
@ApplicationScoped
class ClockRows {
    private record Row(ClockId id, TicketId ticketId, ClockKind kind, KeptCountdown countdown, int warned, @Nullable Instant missedAt) {}

    private static final String CLOCKS = "select id, ticket_id, kind, countdown::text as countdown, warned, missed_at from ";
    private static final String OF_TICKETS =
            CLOCKS + "{whole tickets.clock} where party = 'customer' and ticket_id = any (:ids) order by ticket_id, id for update";
    private static final String ONE = CLOCKS + "{whole tickets.clock} where id = :id for update";
    private static final String VISIBLE = CLOCKS + "{tickets.visible_clock} where ticket_id = :ticket order by kind, party";
    private static final String SEEN = "select count(*) from {tickets.visible_ticket} where id = :ticket";
    private static final String WRITE =
            """
            insert into tickets.clock as c (tenant_id, id, ticket_id, kind, party, run, policy, policy_version, calendar, started_at, due_at,
                                            provisional, missed_at, stopped_at, warned, countdown, created_at, updated_at)
            values (:tenant, :id, :ticket, :kind, 'customer', :run, :policy, :policyVersion, :calendar, :startedAt, :dueAt::timestamptz,
                    :provisional, :missedAt::timestamptz, :stoppedAt::timestamptz, :warned, :countdown::jsonb, :now, :now)
            on conflict (tenant_id, id) do update
            set run = excluded.run, policy = excluded.policy, policy_version = excluded.policy_version, calendar = excluded.calendar,
                due_at = excluded.due_at, provisional = excluded.provisional, missed_at = excluded.missed_at,
                stopped_at = excluded.stopped_at, warned = excluded.warned, countdown = excluded.countdown,
                updated_at = excluded.updated_at, version = c.version + 1
            """;

    private final Sql sql;
    private final Calendars calendars;
    private final Clock clock;

    @Inject
    ClockRows(Sql sql, Calendars calendars, Clock clock) {
        this.sql = sql;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Locks and returns the clocks of tickets. */
    List<TicketClock> of(Collection<UUID> tickets) {
        return sql.list(Row.class, OF_TICKETS, Map.of("ids", tickets.toArray(UUID[]::new))).stream().map(this::clock).toList();
    }

    /** Locks and returns a clock. */
    Optional<TicketClock> find(UUID id) {
        return sql.first(Row.class, ONE, Map.of("id", id)).map(this::clock);
    }

    /** Returns the clocks of a ticket that the caller may see; the ticket is not found otherwise. */
    List<TicketClock> visible(UUID ticket) {
        var asked = Map.of("ticket", ticket);
        if (sql.number(SEEN, asked) == 0) throw NotFound.here();
        return sql.list(Row.class, VISIBLE, asked).stream().map(this::clock).toList();
    }

    private TicketClock clock(Row row) {
        return new TicketClock(row.id(), row.ticketId(), row.kind(), row.countdown().countdown(calendars), row.warned(), row.missedAt());
    }

    void write(TicketClock of) {
        var countdown = of.countdown();
        var stopped = countdown.run() == Run.STOPPED ? countdown.since() : null;
        sql.change(WRITE, Sql.values(
                "id", of.id(), "ticket", of.ticket(), "kind", of.kind(), "run", countdown.run().name().toLowerCase(Locale.ROOT), "policy",
                countdown.terms().policy(), "policyVersion", countdown.terms().policyVersion(), "calendar",
                countdown.terms().calendarName(), "startedAt", countdown.startedAt(), "dueAt", countdown.dueAt().orElse(null),
                "provisional", countdown.isProvisional(), "missedAt", of.missedAt(), "stoppedAt", stopped, "warned", of.warned(),
                "countdown", Stored.document(KeptCountdown.of(countdown)), "now", clock.instant()));
    }
}
