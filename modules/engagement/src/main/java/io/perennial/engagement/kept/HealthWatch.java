package io.perennial.engagement.kept;

import io.perennial.engagement.callbacks.CallbackEvent;
import io.perennial.health.keeping.TouchedAccounts;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of callbacks: the score of their account is computed again. */
@ApplicationScoped
@ListensAs("engagement.health-watch")
class HealthWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<CallbackEvent> happened) {
        touched.touch(happened.each(CallbackEvent::about));
    }
}
