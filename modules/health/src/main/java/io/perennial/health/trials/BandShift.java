package io.perennial.health.trials;

import io.perennial.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * How many accounts would go from one band to another, and what they are worth a year.
 *
 * @param from none for those without a score
 */
public record BandShift(@Nullable String from, @Nullable String to, int accounts, Money arr) {}
