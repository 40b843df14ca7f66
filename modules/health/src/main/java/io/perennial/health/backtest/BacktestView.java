package io.perennial.health.backtest;

import io.perennial.health.scorecards.ScorecardId;
import java.time.LocalDate;
import java.util.List;

/**
 * A scorecard's scores held against what happened.
 *
 * @param from the first day of the outcomes
 * @param to the day after the last
 * @param outcomes whose word was taken
 * @param accounts how many the scorecard fits
 * @param drawn how many of them were looked at: all, or as many as were drawn by lot
 * @param redBand the lowest band, which the confusion matrix is about
 * @param redBelow the score at which it ends, in basis points
 */
public record BacktestView(
        ScorecardId scorecardId,
        LocalDate from,
        LocalDate to,
        OutcomeSource outcomes,
        int accounts,
        int drawn,
        String redBand,
        int redBelow,
        List<HorizonProof> horizons) {}
