package io.perennial.tickets.sla;

import io.perennial.calendars.clocks.Run;
import io.perennial.platform.requests.Versioned;
import io.perennial.tickets.sla.ClockRows.Shown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a ticket as it is read.
 *
 * @param round 1, 2, 3 … among the clocks of its kind: one for each time that the customer waited, or each handover
 * @param policy the name of the policy that promises the target
 * @param targetSeconds seconds of business time
 * @param usedSeconds the seconds of business time that have counted until now
 * @param dueAt when the target is used up; null while the clock pauses
 * @param ended why it stopped although what it waits for has not come; null if it has not stopped, or that has come
 * @param replayed true if it was computed later for another system's history
 * @param provisional true if holidays that are not published yet may move it
 */
public record ClockView(
        ClockId id, ClockKind kind, Party party, int round, Run state, String policy, int policyVersion, String calendar,
        long targetSeconds,
        long usedSeconds,
        long leftSeconds, Instant startedAt, @Nullable Instant dueAt, boolean provisional, @Nullable Instant missedAt,
        @Nullable Instant stoppedAt, @Nullable Ending ended, @Nullable ClockExcuse excuse, boolean replayed,
        long version) implements Versioned {
    /** Says to whom the time was given: the customer is promised to be served in it, a vendor has to work in it. */
    public enum Party {
        CUSTOMER, VENDOR
    }

    /** The clocks of a ticket. */
    public record ClockList(List<ClockView> items) {}

    static ClockView of(Shown shown, Instant now) {
        var clock = shown.clock();
        var given = clock.countdown();
        var used = given.used() + (given.run() == Run.RUNNING ? given.terms().calendar().measure(given.since(), now) : 0);
        return new ClockView(
                clock.id(), clock.kind(), clock.vendor() == null ? Party.CUSTOMER : Party.VENDOR, clock.round(), given.run(),
                given.terms().policy(), given.terms().policyVersion(),
                given.terms().calendarName(), given.terms().target(), used, Math.max(0, given.left() - (used - given.used())),
                given.startedAt(), given.dueAt().orElse(null), given.isProvisional(), given.missedBefore(now).orElse(null),
                clock.stoppedAt(), clock.ended(), shown.excuse(), shown.replayed(), shown.version());
    }
}
