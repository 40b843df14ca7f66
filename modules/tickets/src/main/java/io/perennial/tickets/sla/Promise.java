package io.perennial.tickets.sla;

import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import java.util.List;

/**
 * What a policy promises for one kind of clock.
 *
 * @param pauses the states of a ticket in which the clock pauses
 */
record Promise(Terms terms, List<String> pauses) {
    private static final long UNLIMITED = Integer.MAX_VALUE;

    /** Returns the same calendar without a target, for the time in which nothing was promised. */
    Terms unlimited() {
        return new Terms(terms.policy(), terms.policyVersion(), terms.calendarName(), terms.calendar(), UNLIMITED, 0);
    }

    Run in(Step step) {
        if (step.isOver()) return Run.STOPPED;
        return pauses.contains(step.state()) ? Run.PAUSED : Run.RUNNING;
    }
}
