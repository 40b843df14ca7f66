package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a renewal stands. A transition exists only on the states that allow it. */
sealed interface RenewalState {
    /** What is worked on. */
    sealed interface Undecided extends RenewalState {
        /** @param next the contract that was made for the next term; none where the old one goes on */
        default Won win(Instant at, BigDecimal arr, @Nullable ContractId next) {
            return new Won(at, arr, next, false);
        }

        default Lost lose(Instant at, String reason) {
            return new Lost(at, reason);
        }

        default Downsold downsell(Instant at, BigDecimal arr, ContractId next, String reason) {
            return new Downsold(at, arr, next, reason);
        }

        default Deferred defer(LocalDate until) {
            return new Deferred(until);
        }
    }

    record Open() implements Undecided {}

    /** The decision is put off: it is asked for by then, whatever the contract's day. */
    record Deferred(LocalDate until) implements Undecided {
        Open resume() {
            return new Open();
        }
    }

    /** How it ended. */
    sealed interface Decided extends RenewalState {
        Instant at();

        /** @param deferredUntil what it was put off to before */
        default Undecided undone(@Nullable LocalDate deferredUntil) {
            return deferredUntil == null ? new Open() : new Deferred(deferredUntil);
        }
    }

    /** It goes on, for an amount a year in its currency. */
    sealed interface Renewed extends Decided {
        BigDecimal arr();

        @Nullable ContractId next();
    }

    record Won(Instant at, BigDecimal arr, @Nullable ContractId next, boolean byItself) implements Renewed {}

    record Downsold(Instant at, BigDecimal arr, ContractId next, String reason) implements Renewed {}

    record Lost(Instant at, String reason) implements Decided {}

    /** There was nothing to renew any more before anybody decided. */
    record Withdrawn() implements RenewalState {}
}
