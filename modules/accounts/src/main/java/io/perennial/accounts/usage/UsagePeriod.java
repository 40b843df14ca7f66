package io.perennial.accounts.usage;

import java.time.LocalDate;

/** One metric of one account over one whole day, week or month of the tenant's zone, as far as it was asked for. */
public record UsagePeriod(
        LocalDate from, LocalDate to, long points, double sum, double minimum, double maximum, double last) {}
