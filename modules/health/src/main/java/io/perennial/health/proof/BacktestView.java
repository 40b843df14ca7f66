package io.perennial.health.proof;

import io.perennial.health.scorecards.ScorecardId;
import java.time.LocalDate;
import java.util.List;

/**
 * A scorecard's scores held against what happened.
 *
 * @param from the first day of the outcomes
 * @param to the day after the last
 * @param churned how many accounts left, of those that the scorecard fits
 * @param renewed how many stayed where they could have left
 * @param redBand the lowest band, which the confusion matrix is about
 * @param redBelow the score at which it ends, in basis points
 */
public record BacktestView(
        ScorecardId scorecardId,
        LocalDate from,
        LocalDate to,
        OutcomeSource outcomes,
        int churned,
        int renewed,
        String redBand,
        int redBelow,
        List<HorizonProof> horizons) {}
