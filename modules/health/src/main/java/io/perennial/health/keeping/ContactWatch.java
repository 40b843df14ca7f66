package io.perennial.health.keeping;

import io.perennial.accounts.contacts.ContactEvent;
import io.perennial.kernel.Happened;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Somebody came, went, or plays another part. */
@ApplicationScoped
class ContactWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<ContactEvent> happened) {
        touched.touch(happened.each(ContactEvent::about));
    }
}
