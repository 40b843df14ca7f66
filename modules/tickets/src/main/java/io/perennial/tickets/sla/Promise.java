package io.perennial.tickets.sla;

import io.perennial.calendars.NamedCalendar;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import java.time.Instant;
import java.util.List;

/**
 * Holds what a policy promises for one kind of clock.
 *
 * @param pauses the states of a ticket in which the clock pauses
 */
record Promise(Terms terms, List<String> pauses) {
    /** The name under which a person's promise stands beside the policies. */
    static final String BY_A_PERSON = "promise";

    private static final long UNLIMITED = Integer.MAX_VALUE;

    /** Returns what a person has promised: an instant, whatever the calendar and the state of the ticket. */
    static Promise of(Instant from, Instant by, NamedCalendar always) {
        var seconds = Math.max(1, by.getEpochSecond() - from.getEpochSecond());
        return new Promise(new Terms(BY_A_PERSON, 1, always.name(), always.time(), seconds, 0), List.of());
    }

    /** Returns the same calendar without a target, for the time in which nothing was promised. */
    Terms unlimited() {
        return new Terms(terms.policy(), terms.policyVersion(), terms.calendarName(), terms.calendar(), UNLIMITED, 0);
    }

    static boolean isUnlimited(Terms terms) {
        return terms.target() == UNLIMITED;
    }

    Run in(Step step) {
        if (step.isOver()) return Run.STOPPED;
        return pauses.contains(step.state()) ? Run.PAUSED : Run.RUNNING;
    }
}
