package io.perennial.health.keeping;

import io.perennial.accounts.usage.UsageEvent;
import io.perennial.kernel.Happened;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Points came that were new or other than before, however late. */
@ApplicationScoped
class UsageWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<UsageEvent.Received> happened) {
        touched.touch(happened.all(event -> event.accounts().stream()));
    }
}
