package io.perennial.health.backtest;

import java.time.LocalDate;

/**
 * The days of the outcomes in question. Half-open: {@code to} is the day after the last.
 *
 * @param today the last day on which an outcome may be known
 */
record Period(LocalDate from, LocalDate to, LocalDate today) {
    /** Returns the day after the last one on which something may have happened. */
    LocalDate until() {
        return known(0);
    }

    /** Returns the same for outcomes that are known only so many days later. */
    LocalDate known(int daysLater) {
        var known = today.minusDays(daysLater - 1L);
        return known.isBefore(to) ? known : to;
    }
}
