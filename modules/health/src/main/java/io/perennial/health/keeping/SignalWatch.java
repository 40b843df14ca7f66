package io.perennial.health.keeping;

import io.perennial.health.facts.SignalEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Numbers of another system came that were new or other than before. */
@ApplicationScoped
@ListensAs("health.signal-watch")
class SignalWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<SignalEvent.Received> happened) {
        touched.touch(happened.all(event -> event.accounts().stream()));
    }
}
