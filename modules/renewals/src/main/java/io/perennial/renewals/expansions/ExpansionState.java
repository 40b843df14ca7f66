package io.perennial.renewals.expansions;

import io.perennial.kernel.Money;
import io.perennial.renewals.expansions.ExpansionView.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of a lead, with the data of that state. */
sealed interface ExpansionState {
    /** The lead is still worked on. */
    record Open() implements ExpansionState {}

    /** An outcome. */
    sealed interface Decided extends ExpansionState {
        Instant at();
    }

    /** @param amount the amount sold a year; null if unknown */
    record Won(Instant at, @Nullable Money amount, @Nullable String note) implements Decided {}

    /** @param note the reason */
    record Lost(Instant at, String note, @Nullable String competitor) implements Decided {}

    /** Returns the name of the state. */
    default State word() {
        return switch (this) {
            case Open _ -> State.OPEN;
            case Won _ -> State.WON;
            case Lost _ -> State.LOST;
        };
    }
}
