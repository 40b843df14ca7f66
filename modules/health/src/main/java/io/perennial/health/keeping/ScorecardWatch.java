package io.perennial.health.keeping;

import io.perennial.health.scorecards.ScorecardEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Consumes the events of scorecards: another scorecard may change any account's score, also that of an account which another scorecard
 * scored before.
 */
@ApplicationScoped
@ListensAs("health.scorecard-watch")
class ScorecardWatch {
    @Inject FullRun run;

    void on(@Observes Happened<ScorecardEvent> happened) {
        if (happened.events().stream().anyMatch(ScorecardWatch::counts)) run.beginAnew();
    }

    private static boolean counts(ScorecardEvent event) {
        return switch (event) {
            case ScorecardEvent.Published _ -> true;
            case ScorecardEvent.Retired _ -> true;
            case ScorecardEvent.Created _ -> false;
            case ScorecardEvent.Changed _ -> false;
            case ScorecardEvent.Deleted _ -> false;
        };
    }
}
