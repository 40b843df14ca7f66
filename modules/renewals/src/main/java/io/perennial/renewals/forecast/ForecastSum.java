package io.perennial.renewals.forecast;

import io.perennial.kernel.Money;

/**
 * What some renewals come to: {@code forecast = won + open}, by KPI "renewal forecast". Amounts are a year's, in the company's currency.
 *
 * @param n how many: won, open and lost
 * @param due what they were to keep
 * @param won of what was won or renewed for less, what was kept; no more of each than was due
 * @param open of what is undecided, the lesser of what is forecast and what is due
 * @param lost what was due of those that were lost
 * @param expansion what was won, or is forecast, beyond what was due; in none of the others
 * @param expected the probability view: what was won, and of what is undecided what is due times its likelihood
 * @param withoutLikelihood how many are undecided and say no likelihood, so that {@code expected} has nothing of them
 */
public record ForecastSum(
        long n, Money due, Money won, Money open, Money forecast, Money lost, Money expansion, Money expected, long withoutLikelihood) {}
