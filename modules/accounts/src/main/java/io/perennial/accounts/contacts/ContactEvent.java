package io.perennial.accounts.contacts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** What happens to contacts; it belongs to the story of the account that they are at. */
public sealed interface ContactEvent extends DomainEvent {
    @Override
    ContactId subject();

    @Override
    AccountId about();

    record Created(ContactId subject, AccountId about, String label, Changes changes) implements ContactEvent {}

    record Changed(ContactId subject, AccountId about, String label, Changes changes) implements ContactEvent {}

    record Deleted(ContactId subject, AccountId about, String label, Changes changes) implements ContactEvent {}
}
