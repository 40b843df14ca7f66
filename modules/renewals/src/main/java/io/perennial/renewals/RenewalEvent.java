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

    /** The contract's term ends on another day than before. */
    record Moved(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** There is nothing to renew any more: the contract is gone, or its term ends on no day that is near. */
    record Withdrawn(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** Won, by whoever decided it or by itself. */
    record Won(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}
}
