package io.perennial.health.scores;

import io.perennial.accounts.usage.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Points came that were new or other than before, however late. */
@ApplicationScoped
class UsageWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes UsageEvent.Received event) {
        touched.touch(event.accounts());
    }
}
