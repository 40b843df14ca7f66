package io.perennial.health.keeping;

import io.perennial.accounts.contacts.ContactEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of contacts: they come, go, or get another role. */
@ApplicationScoped
@ListensAs("health.contact-watch")
class ContactWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<ContactEvent> happened) {
        touched.touch(happened.each(ContactEvent::about));
    }
}
