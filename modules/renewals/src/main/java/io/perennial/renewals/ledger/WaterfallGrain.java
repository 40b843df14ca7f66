package io.perennial.renewals.ledger;

import java.time.LocalDate;

/** How long the periods of a waterfall are. */
enum WaterfallGrain {
    MONTH(1),
    QUARTER(3);

    private final int months;

    WaterfallGrain(int months) {
        this.months = months;
    }

    /** The first day of the calendar's next one. */
    LocalDate following(LocalDate day) {
        var first = day.withDayOfMonth(1);
        return first.minusMonths((first.getMonthValue() - 1) % months).plusMonths(months);
    }
}
