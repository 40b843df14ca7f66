package io.perennial.health.trials;

import io.perennial.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * What another scorecard would make of a day.
 *
 * @param accounts how many accounts were scored both ways: those that it fits, and those of the version that it replaces
 * @param changed how many of them would be in another band
 * @param arrMoved what those are worth a year
 * @param largest of those, the twenty that are worth the most
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
