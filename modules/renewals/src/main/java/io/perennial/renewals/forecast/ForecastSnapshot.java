package io.perennial.renewals.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a quarter's renewals looked like on a Monday.
 *
 * @param takenAt when it was really taken, which is later where nothing ran on that Monday
 * @param weeksLeft the whole weeks that were left of the quarter; null once it had ended
 */
public record ForecastSnapshot(
        LocalDate takenOn, Instant takenAt, @Nullable Integer weeksLeft, Currency currency, ForecastSum sum, LeftOut leftOut) {}
