package io.perennial.health.trials;

import io.perennial.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * The effect of a trial on one day.
 *
 * @param accounts the number of accounts scored both ways: those that the tried scorecard fits, and those of the version that it replaces
 * @param changed the number of them that would be in another band
 * @param arrMoved the annual recurring revenue of the moved accounts
 * @param largest the twenty moved accounts with the most revenue
 */
public record TrialDay(
        LocalDate day,
        int accounts,
        int changed,
        Money arr,
        Money arrMoved,
        List<BandShift> shifts,
        List<BandSum> bands,
        List<MovedAccount> largest) {}
