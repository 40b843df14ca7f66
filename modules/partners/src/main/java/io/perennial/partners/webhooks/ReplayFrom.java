package io.perennial.partners.webhooks;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** @param fromPosition the first position that is sent again */
public record ReplayFrom(
        @NotNull @Min(value = 1, message = "must be at least {value}")
        @Max(value = 9_007_199_254_740_991L, message = "must be at most {value}") Long fromPosition) {}
