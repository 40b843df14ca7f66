package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractId;
import io.perennial.renewals.RenewalView.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The state of a renewal, with the data of that state. */
sealed interface RenewalState {
    /** A state in which the renewal is still worked on. */
    sealed interface Undecided extends RenewalState {}

    record Open() implements Undecided {}

    /** The decision is deferred to that day, whatever the contract's due day is. */
    record Deferred(LocalDate until) implements Undecided {}

    /** An outcome. */
    sealed interface Decided extends RenewalState {
        Instant at();
    }

    /** The contract goes on, for {@code arr} a year in the renewal's currency. */
    sealed interface Renewed extends Decided {
        BigDecimal arr();

        /** Returns the contract that was made for the next term, or null if the old one goes on. */
        @Nullable
        ContractId next();
    }

    record Won(Instant at, BigDecimal arr, @Nullable ContractId next, boolean byItself) implements Renewed {}

    record Downsold(Instant at, BigDecimal arr, ContractId next, String reason) implements Renewed {}

    /** @param byItself true if the contract ended and nobody had decided; a decision may still follow */
    record Lost(Instant at, String reason, boolean byItself) implements Decided {}

    /** There was nothing to renew any more before anybody decided. */
    record Withdrawn() implements RenewalState {}

    /** Returns the reason of an outcome that has one. */
    default @Nullable String why() {
        return switch (this) {
            case Lost lost -> lost.reason();
            case Downsold downsold -> downsold.reason();
            case Undecided _ -> null;
            case Won _ -> null;
            case Withdrawn _ -> null;
        };
    }

    /** Returns the name of the state. */
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
