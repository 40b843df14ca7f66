package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.CalendarsOnce;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The replays of the tenant, one at a time: the clocks that history would have had by the policies of today. They set no timers and warn nobody.
 * Each step commits its progress with its clocks: after a crash the next step continues. A second replay computes the same clocks anew.
 */
@ApplicationScoped
class ClockReplays {
    static final int AT_ONCE = 200;
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final List<ClockKind> KINDS = List.of(ClockKind.FIRST_RESPONSE, ClockKind.RESOLUTION);

    private static final String ADD =
            """
            insert into tickets.clock_replay (tenant_id, id, policy, created_at)
            select o.tenant_id, :id, :policy::text, :now from {platform.owner} o
            on conflict (tenant_id) where finished_at is null do nothing
            """;
    private static final String OPEN = "select id, reached, policy from {tickets.clock_replay} where finished_at is null for update";
    private static final String ADVANCE =
            """
            update tickets.clock_replay
            set reached = :last, tickets = tickets + :tickets, clocks = clocks + :clocks, missed = missed + :missed, attempts = 0,
                version = version + 1
            where tenant_id = :tenant and id = :id
            """;
    private static final String FINISH =
            "update tickets.clock_replay set finished_at = :now, version = version + 1 where tenant_id = :tenant and id = :id";
    private static final String ATTEMPT =
            """
            update tickets.clock_replay set attempts = attempts + 1, version = version + 1 where tenant_id = :tenant and finished_at is null
            returning id, attempts
            """;
    private static final String FAIL =
            "update tickets.clock_replay set finished_at = :now, failure = :why, version = version + 1 where tenant_id = :tenant and id = :id";
    private static final String FORGET =
            """
            delete from tickets.clock_replay
            where tenant_id = :tenant and id in (select id from {tickets.clock_replay} where finished_at < :before limit :most)
            """;

    private record Open(ClockReplayId id, UUID reached, @Nullable String policy) {}

    private record Attempt(ClockReplayId id, int attempts) {}

    private final Sql sql;
    private final Policies policies;
    private final Calendars calendars;
    private final ClockRows rows;
    private final Clock clock;

    @Inject
    ClockReplays(Sql sql, Policies policies, Calendars calendars, ClockRows rows, Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.calendars = calendars;
        this.rows = rows;
        this.clock = clock;
    }

    /** @param policy the only policy to apply; null for all, in order */
    ClockReplayId add(@Nullable String policy) {
        if (policy != null && among(policy).isEmpty()) throw ClockRefusal.UNKNOWN_POLICY.at("/policy", "Unknown policy.");
        var id = new ClockReplayId(TypeId.next());
        if (sql.change(ADD, Sql.values("id", id, "policy", policy, "now", clock.instant())) == 0)
            throw ClockRefusal.REPLAY_RUNNING.because("A replay is running. Try again when it is complete.");
        return id;
    }

    private List<Policies.Policy> among(@Nullable String policy) {
        return policies.inOrder().stream().filter(one -> policy == null || one.name().equals(policy)).toList();
    }

    boolean isPending() {
        return sql.number("select count(*) from {tickets.clock_replay} where finished_at is null", Map.of()) > 0;
    }

    /** Computes the clocks of the next tickets, and returns true if there may be more. */
    boolean step() {
        var open = sql.first(Open.class, OPEN, Map.of());
        if (open.isEmpty()) return false;
        var tickets = PastTicket.after(open.get().reached(), AT_ONCE, sql);
        if (tickets.isEmpty()) sql.change(FINISH, Map.of("id", open.get().id(), "now", clock.instant()));
        else advance(open.get(), tickets);
        return !tickets.isEmpty();
    }

    private void advance(Open open, List<UUID> tickets) {
        var read = new CalendarsOnce(calendars);
        var promises = new Promises(policies, among(open.policy()), read);
        var there = rows.of(tickets, read).stream().collect(Collectors.groupingBy(one -> one.ticket().value()));
        var steps = PastTicket.steps(tickets, sql);
        var now = clock.instant();
        var computed = new ArrayList<TicketClock>();
        for (var ticket : ClockedTicket.of(tickets, sql))
            for (var kind : KINDS)
                computed(ticket, kind, steps.getOrDefault(ticket.id(), List.of()), promises, now)
                        .map(one -> one.insteadOf(there.getOrDefault(ticket.id(), List.of()))).ifPresent(computed::add);
        rows.write(computed, true);
        var missed = computed.stream().filter(one -> one.missedAt() != null).count();
        sql.change(ADVANCE, Map.of("id", open.id(), "last", tickets.getLast(), "tickets", (long) tickets.size(), "clocks",
                (long) computed.size(), "missed", missed));
    }

    /** History that does not tell the first reply has no clock of it: nobody knows when it came. */
    private static Optional<TicketClock> computed(
            ClockedTicket ticket, ClockKind kind, List<Step> steps, Promises promises, Instant now) {
        if (kind == ClockKind.FIRST_RESPONSE && ticket.firstRepliedAt() == null) return Optional.empty();
        var wait = Wait.of(ticket, kind, List.of(), List.of(), steps).getFirst();
        return new ClockSteps(ticket, wait, severity -> promises.of(ticket, wait, severity), null).follow(Optional.empty(), steps, now)
                .map(one -> one.look(now).clock());
    }

    /** Notes that a step has failed, and ends the replay when the same step has failed often. Returns true if it has ended. */
    boolean failed(String why) {
        var attempt = sql.first(Attempt.class, ATTEMPT, Map.of()).filter(one -> one.attempts() >= MOST_ATTEMPTS);
        attempt.ifPresent(one -> sql.change(FAIL, Map.of("id", one.id(), "why", why, "now", clock.instant())));
        return attempt.isPresent();
    }

    @Produces
    static Perishable finished() {
        return new Perishable(FORGET, KEPT);
    }
}
