package io.perennial.accounts.usage;

import java.time.LocalDate;

/** The values of one metric of one account in one day, week or month of the tenant's zone, within the requested days. */
public record UsagePeriod(
        LocalDate from, LocalDate to, long points, double sum, double minimum, double maximum, double last) {}
