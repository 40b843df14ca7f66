package io.perennial.tickets.sla;

import io.perennial.calendars.clocks.Run;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a ticket as it is read.
 *
 * @param policy the name of the policy that promises the target
 * @param targetSeconds seconds of business time
 * @param usedSeconds the seconds of business time that have counted until now
 * @param dueAt when the target is used up; null while the clock pauses
 * @param provisional true if holidays that are not published yet may move it
 */
public record ClockView(
        ClockId id, ClockKind kind, Run state, String policy, int policyVersion, String calendar, long targetSeconds, long usedSeconds,
        long leftSeconds, Instant startedAt, @Nullable Instant dueAt, boolean provisional, @Nullable Instant missedAt,
        @Nullable Instant stoppedAt) {
    /** The clocks of a ticket. */
    public record ClockList(List<ClockView> items) {}

    static ClockView of(TicketClock clock, Instant now) {
        var given = clock.countdown();
        var stopped = given.run() == Run.STOPPED;
        var used = given.used() + (given.run() == Run.RUNNING ? given.terms().calendar().measure(given.since(), now) : 0);
        return new ClockView(
                clock.id(), clock.kind(), given.run(), given.terms().policy(), given.terms().policyVersion(), given.terms().calendarName(),
                given.terms().target(), used, Math.max(0, given.left() - (used - given.used())), given.startedAt(),
                given.dueAt().orElse(null), given.isProvisional(), given.missedBefore(now).orElse(null), stopped ? given.since() : null);
    }
}
