package io.perennial.renewals.expansions;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a lead, labelled with its title. It belongs to the timeline of the account. */
public sealed interface ExpansionEvent extends DomainEvent {
    @Override
    ExpansionId subject();

    @Override
    AccountId about();

    @EventName(op = Op.CREATED)
    record Created(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}

    record Changed(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}

    /** It was sold. */
    record Won(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}

    record Lost(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}

    /** Its outcome was undone, and it is worked on again. */
    record Reopened(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}
}
