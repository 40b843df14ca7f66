package io.perennial.renewals.expansions;

import io.perennial.kernel.Money;
import io.perennial.renewals.expansions.ExpansionView.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a lead stands, with what belongs to that. */
sealed interface ExpansionState {
    /** What is worked on. */
    record Open() implements ExpansionState {}

    /** How it ended. */
    sealed interface Decided extends ExpansionState {
        Instant at();
    }

    /** @param amount what was sold, a year; none where nobody can tell */
    record Won(Instant at, @Nullable Money amount, @Nullable String note) implements Decided {}

    /** @param note why */
    record Lost(Instant at, String note, @Nullable String competitor) implements Decided {}

    /** The word for it. */
    default State word() {
        return switch (this) {
            case Open _ -> State.OPEN;
            case Won _ -> State.WON;
            case Lost _ -> State.LOST;
        };
    }
}
