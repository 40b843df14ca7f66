package io.perennial.accounts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How healthy an account was found last, in basis points.
 *
 * @param coverage how much of what its scorecard weighs is known
 * @param trend how much more the score is than 30 days before
 */
public record AccountStanding(
        @Nullable Integer score, @Nullable String band, @Nullable LocalDate bandSince, int coverage, @Nullable Integer trend) {}
