package io.perennial.surveys.statistics;

import java.util.List;
import java.util.Optional;

/** Post-stratification: the score as it would be if each part of the invited had answered alike often. */
public final class Strata {
    /**
     * A part of the invited, such as the customers of a tier.
     *
     * @param score of those who answered; there is none if nobody did
     */
    public record Stratum(double invited, Optional<Double> score) {}

    private Strata() {}

    /** Returns the mean of the scores weighted by who was invited. Parts of which nobody answered are left out; empty if all are. */
    public static Optional<Double> score(List<Stratum> strata) {
        double invited = 0;
        double sum = 0;
        for (var stratum : strata) {
            if (stratum.score().isEmpty()) continue;
            invited += stratum.invited();
            sum += stratum.invited() * stratum.score().get();
        }
        return invited <= 0 ? Optional.empty() : Optional.of(Interval.rounded(sum / invited));
    }
}
