package io.perennial.accounts.notes;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a note. It appears in the timeline of the note's account. */
public sealed interface NoteEvent extends DomainEvent {
    @Override
    NoteId subject();

    @Override
    AccountId about();

    @EventName(op = Op.CREATED)
    record Created(NoteId subject, AccountId about, String label, Changes changes) implements NoteEvent {}

    record Changed(NoteId subject, AccountId about, String label, Changes changes) implements NoteEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(NoteId subject, AccountId about, String label, Changes changes) implements NoteEvent {}
}
