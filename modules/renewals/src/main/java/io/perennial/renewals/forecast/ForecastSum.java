package io.perennial.renewals.forecast;

import io.perennial.kernel.Money;

/**
 * The forecast of some renewals, by KPI "renewal forecast": {@code forecast = won + open}. Amounts are a year's, in the tenant's currency.
 *
 * @param n the number of renewals: won, open and lost
 * @param due the amount to keep
 * @param won the amount kept of those won or downsold; of each at most what was due
 * @param open of the undecided ones, the lesser of the amount forecast and the amount due
 * @param lost the amount due of the lost ones
 * @param downsell the rest of the amount due: what the downsold ones lost, and what the forecasts of the undecided ones leave out, so that
 *     {@code due = won + open + lost + downsell}
 * @param expansion the amount won or forecast beyond what was due; no other figure includes it
 * @param expected the probability view: the amount won, plus the amount due times the likelihood of the undecided ones
 * @param withoutLikelihood how many undecided ones have no likelihood, so that {@code expected} does not include them
 */
public record ForecastSum(
        long n, Money due, Money won, Money open, Money forecast, Money lost, Money downsell, Money expansion, Money expected,
        long withoutLikelihood) {}
