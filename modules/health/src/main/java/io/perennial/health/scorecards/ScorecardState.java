package io.perennial.health.scorecards;

import io.perennial.health.scorecards.ScorecardView.State;
import java.time.Instant;

/** The state of a version of a scorecard. A transition exists only on the states that allow it. */
sealed interface ScorecardState {
    record Draft() implements ScorecardState {
        Published publish(int number, Instant at) {
            return new Published(number, at);
        }
    }

    /** A state in which scores may refer to the version, so its definition never changes again. */
    sealed interface Numbered extends ScorecardState {
        int number();

        Instant publishedAt();
    }

    record Published(int number, Instant publishedAt) implements Numbered {
        Retired retire(Instant at) {
            return new Retired(number, publishedAt, at);
        }
    }

    record Retired(int number, Instant publishedAt, Instant retiredAt) implements Numbered {}

    /** Returns the name of the state. */
    default State word() {
        return switch (this) {
            case Draft _ -> State.DRAFT;
            case Published _ -> State.PUBLISHED;
            case Retired _ -> State.RETIRED;
        };
    }
}
