package io.perennial.renewals.forecast;

import java.time.LocalDate;
import java.util.List;

/**
 * How right the forecast of a Monday was.
 *
 * @param weeksLeft the whole weeks that were left of the quarter
 */
public record HorizonAccuracy(int weeksLeft, LocalDate takenOn, AccuracySum total, List<OwnerAccuracy> byOwner) {}
