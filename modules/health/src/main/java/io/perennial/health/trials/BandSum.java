package io.perennial.health.trials;

import io.perennial.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is in a band, and what would be.
 *
 * @param band none for accounts without a score
 */
public record BandSum(@Nullable String band, int accountsBefore, Money arrBefore, int accountsAfter, Money arrAfter) {}
