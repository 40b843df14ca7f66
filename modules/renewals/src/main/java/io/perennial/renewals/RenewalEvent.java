package io.perennial.renewals;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** What happens to renewals, called by the day on which they are due; it belongs to the story of their account. */
public sealed interface RenewalEvent extends DomainEvent {
    @Override
    RenewalId subject();

    @Override
    AccountId about();

    record Changed(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** Somebody foretold how it ends, or settled what was foretold. */
    record Called(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** The contract's term ends on another day than before. */
    record Moved(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** There is nothing to renew any more: the contract is gone, or its term ends on no day that is near. */
    record Withdrawn(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** Won, by whoever decided it or by itself. */
    record Won(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    record Lost(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** Renewed for less. */
    record Downsold(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** The decision was put off. */
    record Deferred(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** How it had ended, or that it was put off, was not meant: it is worked on again. */
    record Reopened(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}
}
