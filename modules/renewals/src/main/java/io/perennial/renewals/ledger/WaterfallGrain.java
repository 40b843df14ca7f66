package io.perennial.renewals.ledger;

import java.time.LocalDate;

/** The length of a waterfall's periods. */
enum WaterfallGrain {
    MONTH(1),
    QUARTER(3);

    private final int months;

    WaterfallGrain(int months) {
        this.months = months;
    }

    /** Returns the first day of the next calendar period. */
    LocalDate following(LocalDate day) {
        var first = day.withDayOfMonth(1);
        return first.minusMonths((first.getMonthValue() - 1) % months).plusMonths(months);
    }
}
