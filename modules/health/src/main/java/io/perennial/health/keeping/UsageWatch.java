package io.perennial.health.keeping;

import io.perennial.accounts.usage.UsageEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of usage points that were new or changed, however late. */
@ApplicationScoped
@ListensAs("health.usage-watch")
class UsageWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<UsageEvent.Received> happened) {
        touched.touch(happened.all(event -> event.accounts().stream()));
    }
}
