package io.perennial.health.keeping;

import io.perennial.health.facts.SignalEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of signals that were new or changed. */
@ApplicationScoped
@ListensAs("health.signal-watch")
class SignalWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<SignalEvent.Received> happened) {
        touched.touch(happened.all(event -> event.accounts().stream()));
    }
}
