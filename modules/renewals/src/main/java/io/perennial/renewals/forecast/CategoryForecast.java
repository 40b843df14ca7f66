package io.perennial.renewals.forecast;

import io.perennial.renewals.Category;

/** What the renewals of a category come to. */
public record CategoryForecast(Category category, ForecastSum sum) {}
