package io.perennial.accounts.contracts;

/** The period that the price of a line covers. */
enum Per {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    Per(int months) {
        this.months = months;
    }

    /** Returns the number of these periods in a year. */
    int timesAYear() {
        return 12 / months;
    }
}
