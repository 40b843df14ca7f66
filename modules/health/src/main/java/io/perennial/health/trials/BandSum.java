package io.perennial.health.trials;

import io.perennial.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a band before and after the change.
 *
 * @param band null for accounts without a score
 */
public record BandSum(@Nullable String band, int accountsBefore, Money arrBefore, int accountsAfter, Money arrAfter) {}
