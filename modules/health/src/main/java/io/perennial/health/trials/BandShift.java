package io.perennial.health.trials;

import io.perennial.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that would move from one band to another, with their annual recurring revenue.
 *
 * @param from null for accounts without a score
 */
public record BandShift(@Nullable String from, @Nullable String to, int accounts, Money arr) {}
