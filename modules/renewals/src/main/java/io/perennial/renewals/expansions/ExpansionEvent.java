package io.perennial.renewals.expansions;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** What happens to leads, called by their titles; it belongs to the story of the account. */
public sealed interface ExpansionEvent extends DomainEvent {
    @Override
    ExpansionId subject();

    @Override
    AccountId about();

    record Created(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}

    record Changed(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}

    record Deleted(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}

    /** It was sold. */
    record Won(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}

    record Lost(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}

    /** How it had ended was not meant: it is worked on again. */
    record Reopened(ExpansionId subject, AccountId about, String label, Changes changes) implements ExpansionEvent {}
}
