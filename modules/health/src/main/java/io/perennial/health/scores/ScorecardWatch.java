package io.perennial.health.scores;

import io.perennial.health.scorecards.ScorecardEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** With another scorecard any account may have another score, also one that was another's until now. */
@ApplicationScoped
class ScorecardWatch {
    @Inject FullRun run;

    void on(@Observes ScorecardEvent event) {
        switch (event) {
            case ScorecardEvent.Published _, ScorecardEvent.Retired _ -> run.beginAnew();
            case ScorecardEvent.Created _, ScorecardEvent.Changed _, ScorecardEvent.Deleted _ -> {}
        }
    }
}
