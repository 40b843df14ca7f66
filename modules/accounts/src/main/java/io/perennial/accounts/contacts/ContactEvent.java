package io.perennial.accounts.contacts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a contact. It appears in the timeline of the contact's account. */
public sealed interface ContactEvent extends DomainEvent {
    @Override
    ContactId subject();

    @Override
    AccountId about();

    @EventName(op = Op.CREATED)
    record Created(ContactId subject, AccountId about, String label, Changes changes) implements ContactEvent {}

    record Changed(ContactId subject, AccountId about, String label, Changes changes) implements ContactEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(ContactId subject, AccountId about, String label, Changes changes) implements ContactEvent {}
}
