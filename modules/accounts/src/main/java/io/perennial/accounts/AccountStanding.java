package io.perennial.accounts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The latest health of an account, in basis points.
 *
 * @param coverage the share of the scorecard's weight that is known
 * @param trend the score minus the score 30 days before
 */
public record AccountStanding(
        @Nullable Integer score, @Nullable String band, @Nullable LocalDate bandSince, int coverage, @Nullable Integer trend) {}
