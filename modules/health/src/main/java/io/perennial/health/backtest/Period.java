package io.perennial.health.backtest;

import java.time.LocalDate;

/**
 * The days of the outcomes in question. Half-open: {@code to} is the day after the last.
 *
 * @param today what has not happened yet is no outcome
 */
record Period(LocalDate from, LocalDate to, LocalDate today) {
    /** The day after the last one on which something may have happened. */
    LocalDate until() {
        return known(0);
    }

    /** The same of what is known only so many days after it. */
    LocalDate known(int daysLater) {
        var known = today.minusDays(daysLater - 1L);
        return known.isBefore(to) ? known : to;
    }
}
