package io.perennial.renewals.forecast;

import io.perennial.identity.MemberId;
import org.jspecify.annotations.Nullable;

/** What the renewals come to that a member works on, or nobody. */
public record OwnerForecast(@Nullable MemberId ownerId, ForecastSum sum) {}
