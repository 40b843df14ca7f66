package io.perennial.health.scores;

import io.perennial.accounts.contacts.ContactEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Somebody came, went, or plays another part. */
@ApplicationScoped
class ContactWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes ContactEvent event) {
        touched.touch(List.of(event.about()));
    }
}
