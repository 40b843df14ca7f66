package io.perennial.renewals;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a renewal, labelled with its due day. It belongs to the timeline of its account. */
public sealed interface RenewalEvent extends DomainEvent {
    @Override
    RenewalId subject();

    @Override
    AccountId about();

    /** A term of a contract ends inside the horizon, so that there is something to renew. */
    @EventName(op = Op.CREATED)
    record Opened(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    record Changed(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** Somebody made a call on its outcome, or resolved two calls that disagree. */
    record Called(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** The contract's term ends on another day than before. */
    record Moved(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** There is nothing to renew any more: the contract is gone, or its term ends on no day inside the horizon. */
    record Withdrawn(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** Its account is gone. */
    @EventName(op = Op.REMOVED)
    record Deleted(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** It was won, by a person's decision or because the contract renewed itself. */
    record Won(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    record Lost(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** It was renewed for less. */
    record Downsold(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** The decision was put off. */
    record Deferred(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}

    /** Its outcome or its deferral was undone, or its contract ends a term on its day again, and it is worked on again. */
    record Reopened(RenewalId subject, AccountId about, String label, Changes changes) implements RenewalEvent {}
}
