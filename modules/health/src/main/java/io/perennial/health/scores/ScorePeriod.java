package io.perennial.health.scores;

import io.perennial.health.scorecards.ScorecardId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which nothing of an account's health changed.
 *
 * @param until the day on which it became another, if it did
 * @param scorecardId none where no scorecard fitted any more
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
