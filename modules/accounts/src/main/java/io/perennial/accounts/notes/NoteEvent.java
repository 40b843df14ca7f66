package io.perennial.accounts.notes;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** What happens to notes; it belongs to the story of the account that they are about. */
public sealed interface NoteEvent extends DomainEvent {
    @Override
    NoteId subject();

    @Override
    AccountId about();

    record Created(NoteId subject, AccountId about, String label, Changes changes) implements NoteEvent {}

    record Changed(NoteId subject, AccountId about, String label, Changes changes) implements NoteEvent {}

    record Deleted(NoteId subject, AccountId about, String label, Changes changes) implements NoteEvent {}
}
