package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Band;
import io.perennial.health.scorecards.PublishedScorecard;
import io.perennial.health.scorecards.ScoreException;
import io.perennial.health.scoring.Scored;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The health of an account on a day, with the scorecard behind it.
 *
 * @param since the first day of the stored period; null if the score is computed
 * @param card null if no scorecard fits
 */
record Standing(Basis basis, @Nullable LocalDate since, @Nullable PublishedScorecard card, Scored scored) {
    private static final int FULL = 10_000;

    static Scored unfit(AccountId account, LocalDate day) {
        return new Scored(account, day, null, 0, 0, FULL, null, null, List.of(), List.of(), List.of(), List.of());
    }

    Optional<Band> band() {
        if (card == null) return Optional.empty();
        return card.body().bands().stream().filter(band -> band.name().equals(scored.band())).findFirst();
    }

    Optional<ScoreException> exception() {
        if (card == null || scored.cappedBy() == null) return Optional.empty();
        return Optional.of(card.body().exceptions().get(scored.cappedBy() - 1));
    }
}
