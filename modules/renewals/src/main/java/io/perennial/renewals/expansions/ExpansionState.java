package io.perennial.renewals.expansions;

import io.perennial.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a lead stands. A transition exists only on the states that allow it. */
sealed interface ExpansionState {
    /** What is worked on. */
    record Open() implements ExpansionState {
        /** @param amount what was sold, a year; none where nobody can tell */
        Won win(Instant at, @Nullable Money amount, @Nullable String note) {
            return new Won(at, amount, note);
        }

        /** @param note why */
        Lost lose(Instant at, String note, @Nullable String competitor) {
            return new Lost(at, note, competitor);
        }
    }

    /** How it ended. */
    sealed interface Decided extends ExpansionState {
        Instant at();

        default Open undone() {
            return new Open();
        }
    }

    record Won(Instant at, @Nullable Money amount, @Nullable String note) implements Decided {}

    record Lost(Instant at, String note, @Nullable String competitor) implements Decided {}
}
