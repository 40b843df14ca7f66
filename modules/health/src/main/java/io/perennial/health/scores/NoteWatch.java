package io.perennial.health.scores;

import io.perennial.accounts.notes.NoteEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** A note is a contact with the customer. */
@ApplicationScoped
class NoteWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes NoteEvent event) {
        touched.touch(List.of(event.about()));
    }
}
