package io.perennial.health.scores;

import io.perennial.health.scorecards.ScorecardId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period in which an account's health did not change.
 *
 * @param until the day of the next change; null if there is none
 * @param scorecardId null if no scorecard fitted any more
 */
public record ScorePeriod(
        LocalDate since,
        @Nullable LocalDate until,
        @Nullable ScorecardId scorecardId,
        @Nullable Integer score,
        @Nullable String band,
        int coverage,
        int low,
        int high) {}
