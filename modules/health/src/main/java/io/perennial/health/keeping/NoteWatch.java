package io.perennial.health.keeping;

import io.perennial.accounts.notes.NoteEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of notes: a note is a contact with the customer. */
@ApplicationScoped
@ListensAs("health.note-watch")
class NoteWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<NoteEvent> happened) {
        touched.touch(happened.each(NoteEvent::about));
    }
}
