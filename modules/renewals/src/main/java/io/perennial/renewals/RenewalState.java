package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a renewal stands. A transition exists only on the states that allow it. */
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

    /**
     * @param arr what it was renewed for, in its currency
     * @param next the contract that was made for the next term; none where the old one goes on
     */
    record Won(Instant at, BigDecimal arr, @Nullable ContractId next, boolean byItself) implements Decided {}

    record Lost(Instant at, String reason) implements Decided {}

    record Downsold(Instant at, BigDecimal arr, ContractId next, String reason) implements Decided {}

    /** There was nothing to renew any more before anybody decided. */
    record Withdrawn() implements RenewalState {}
}
