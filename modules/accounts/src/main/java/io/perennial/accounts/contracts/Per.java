package io.perennial.accounts.contracts;

/** The time that a line's price pays for. */
enum Per {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    Per(int months) {
        this.months = months;
    }

    /** How often it is paid in a year. */
    int timesAYear() {
        return 12 / months;
    }
}
