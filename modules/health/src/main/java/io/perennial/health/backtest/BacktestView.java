package io.perennial.health.backtest;

import io.perennial.health.scorecards.ScorecardId;
import java.time.LocalDate;
import java.util.List;

/**
 * The comparison of a scorecard's scores with outcomes.
 *
 * @param from the first day of the outcomes
 * @param to the day after the last
 * @param outcomes their source
 * @param accounts the number of accounts that the scorecard fits
 * @param drawn the number of them in the test: all, or a random sample
 * @param redBand the lowest band, which the confusion matrix evaluates
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
