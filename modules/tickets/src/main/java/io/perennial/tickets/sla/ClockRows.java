package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.CalendarsOnce;
import io.perennial.identity.MemberId;
import io.perennial.identity.VendorId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes clocks. */
@BeyondSight("Clocks follow the whole ticket. What a caller may see of them is read through slices.")
@ApplicationScoped
class ClockRows {
    private record Row(ClockId id, TicketId ticketId, ClockKind kind, int round, KeptCountdown countdown, int warned,
            @Nullable Instant missedAt,
            int followed, long version, boolean replayed, @Nullable String excuse, @Nullable Instant excusedAt,
            @Nullable MemberId excusedBy, Instant createdAt, @Nullable Ending ended, @Nullable VendorId vendorId) {
        private boolean isWatched() {
            return missedAt != null && !createdAt.isAfter(missedAt);
        }

        private @Nullable ClockExcuse said() {
            return excuse == null || excusedAt == null ? null : new ClockExcuse(excuse, excusedAt, excusedBy);
        }
    }

    /** A clock with what it does not need to know of itself. */
    record Shown(TicketClock clock, long version, boolean replayed, @Nullable ClockExcuse excuse) {}

    private static final String CLOCKS =
            "select id, ticket_id, kind, round, countdown::text as countdown, warned, missed_at, followed, version,"
                    + " replayed, excuse, excused_at, excused_by, created_at, ended, vendor_id from ";
    private static final String OF_TICKETS =
            CLOCKS + "{beyond tickets.clock} where party = :party and ticket_id = "
                    + "any (array(select unnest(:ids::uuid[]))) order by ticket_id, kind, round for update";
    private static final String SOME = CLOCKS + "{beyond tickets.clock} where id = any (:ids) order by ticket_id, kind, round for update";
    private static final String VISIBLE = CLOCKS + "{tickets.visible_clock} where ticket_id = :ticket order by kind, round, party";
    private static final String SEEN = "select count(*) from {tickets.visible_ticket} where id = :ticket";
    /** Writes the clocks in the order in which they are given. */
    private static final String WRITE =
            """
            insert into tickets.clock as c (tenant_id, id, ticket_id, kind, round, party, run, policy, policy_version, calendar, started_at, due_at,
                                            vendor_id, provisional, missed_at, stopped_at, ended, warned, followed, replayed, countdown, created_at, updated_at)
            select o.tenant_id, r.id, r.ticket_id, r.kind, r.round, r.party, r.run, r.policy, r.policy_version, r.calendar, r.started_at, r.due_at,
                   r.vendor_id, r.provisional, r.missed_at, r.stopped_at, r.ended, r.warned, r.followed, r.replayed, r.countdown, r.at, r.at
            from {platform.owner} o cross join
                 unnest(:id::uuid[], :ticket::uuid[], :kind::text[], :round::integer[], :party::text[], :run::text[], :policy::text[],
                        :policyVersion::integer[], :calendar::text[], :startedAt::timestamptz[], :dueAt::timestamptz[], :vendor::uuid[],
                        :provisional::boolean[], :missedAt::timestamptz[], :stoppedAt::timestamptz[], :ended::text[], :warned::integer[],
                        :followed::integer[], :replayed::boolean[], :countdown::jsonb[], :now::timestamptz[]) with ordinality
                 r (id, ticket_id, kind, round, party, run, policy, policy_version, calendar, started_at, due_at, vendor_id, provisional, missed_at,
                    stopped_at, ended, warned, followed, replayed, countdown, at, place)
            order by r.place
            on conflict (tenant_id, id) do update
            set round = excluded.round, run = excluded.run, started_at = excluded.started_at, policy = excluded.policy, policy_version = excluded.policy_version, calendar = excluded.calendar,
                due_at = excluded.due_at, provisional = excluded.provisional, missed_at = excluded.missed_at,
                stopped_at = excluded.stopped_at, ended = excluded.ended, warned = excluded.warned, followed = excluded.followed, countdown = excluded.countdown,
                updated_at = excluded.updated_at, version = c.version + 1
            """;

    private static final String REMOVE = "delete from tickets.clock where tenant_id = :tenant and id = any (:ids)";

    private final Sql sql;
    private final Calendars calendars;
    private final Clock clock;

    @Inject
    ClockRows(Sql sql, Calendars calendars, Clock clock) {
        this.sql = sql;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Locks and returns the customers' clocks of tickets. */
    List<TicketClock> of(Collection<UUID> tickets, CalendarsOnce read) {
        return of(tickets, "customer", read);
    }

    /** Locks and returns the vendors' clocks of tickets. */
    List<TicketClock> ofVendors(Collection<UUID> tickets, CalendarsOnce read) {
        return of(tickets, "vendor", read);
    }

    private List<TicketClock> of(Collection<UUID> tickets, String party, CalendarsOnce read) {
        return clocks(sql.list(Row.class, OF_TICKETS, Map.of("ids", tickets.toArray(UUID[]::new), "party", party)), read);
    }

    /** Locks and returns those of the clocks that are there. */
    List<TicketClock> find(Collection<UUID> ids) {
        return clocks(sql.list(Row.class, SOME, Map.of("ids", ids.toArray(UUID[]::new))), new CalendarsOnce(calendars));
    }

    /** Returns the clocks of a ticket that the caller may see: a vendor only its own. The ticket is not found otherwise. */
    List<Shown> visible(UUID ticket) {
        var asked = Map.of("ticket", ticket);
        if (sql.number(SEEN, asked) == 0) throw NotFound.here();
        var vendor = Call.current().sight().vendor();
        return shown(sql.list(Row.class, VISIBLE, asked).stream()
                .filter(row -> vendor == null || row.vendorId() != null && row.vendorId().value().equals(vendor.id())).toList());
    }

    private List<Shown> shown(List<Row> rows) {
        var clocks = clocks(rows, new CalendarsOnce(calendars)).iterator();
        return rows.stream().map(row -> new Shown(clocks.next(), row.version(), row.replayed(), row.said())).toList();
    }

    private static List<TicketClock> clocks(List<Row> rows, CalendarsOnce read) {
        return rows.stream()
                .map(row -> new TicketClock(
                        row.id(), row.ticketId(), row.kind(), row.round(), row.countdown().countdown(name -> read.orAlways(name).time()),
                        row.warned(), row.missedAt(), row.followed(), row.isWatched(), row.ended(), row.vendorId()))
                .toList();
    }

    /** Removes clocks whose waits have never been: later somebody told what had happened before. */
    void remove(Collection<UUID> ids) {
        if (!ids.isEmpty()) sql.change(REMOVE, Map.of("ids", ids.toArray(UUID[]::new)));
    }

    /** @param replayed true if they are computed for history, which nobody follows */
    void write(List<TicketClock> clocks, boolean replayed) {
        sql.addEach(WRITE, clocks.stream().map(one -> row(one, replayed)).toList());
    }

    private Map<String, @Nullable Object> row(TicketClock of, boolean replayed) {
        var countdown = of.countdown();
        return Sql.values(
                "id", of.id(), "ticket", of.ticket(), "kind", of.kind(), "round", of.round(), "vendor", of.vendor(), "party",
                of.vendor() == null ? "customer" : "vendor", "run",
                countdown.run().name().toLowerCase(Locale.ROOT), "policy",
                countdown.terms().policy(), "policyVersion", countdown.terms().policyVersion(), "calendar",
                countdown.terms().calendarName(), "startedAt", countdown.startedAt(), "dueAt", countdown.dueAt().orElse(null),
                "provisional", countdown.isProvisional(), "missedAt", of.missedAt(), "stoppedAt", of.stoppedAt(), "ended", of.ended(),
                "warned", of.warned(),
                "followed", of.followed(), "replayed", replayed,
                "countdown", KeptCountdown.of(countdown), "now", clock.instant());
    }
}
