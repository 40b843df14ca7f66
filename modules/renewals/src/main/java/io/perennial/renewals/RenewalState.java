package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractId;
import io.perennial.renewals.RenewalView.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a renewal stands, with what belongs to that. */
sealed interface RenewalState {
    /** What is worked on. */
    sealed interface Undecided extends RenewalState {}

    record Open() implements Undecided {}

    /** The decision is put off: it is asked for by then, whatever the contract's day. */
    record Deferred(LocalDate until) implements Undecided {}

    /** How it ended. */
    sealed interface Decided extends RenewalState {
        Instant at();
    }

    /** It goes on, for an amount a year in its currency. */
    sealed interface Renewed extends Decided {
        BigDecimal arr();

        /** The contract that was made for the next term; none where the old one goes on. */
        @Nullable ContractId next();
    }

    record Won(Instant at, BigDecimal arr, @Nullable ContractId next, boolean byItself) implements Renewed {}

    record Downsold(Instant at, BigDecimal arr, ContractId next, String reason) implements Renewed {}

    record Lost(Instant at, String reason) implements Decided {}

    /** There was nothing to renew any more before anybody decided. */
    record Withdrawn() implements RenewalState {}

    /** The word for it. */
    default State word() {
        return switch (this) {
            case Open _ -> State.OPEN;
            case Deferred _ -> State.DEFERRED;
            case Won _ -> State.WON;
            case Downsold _ -> State.DOWNSOLD;
            case Lost _ -> State.LOST;
            case Withdrawn _ -> State.WITHDRAWN;
        };
    }
}
