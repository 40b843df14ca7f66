package io.perennial.health.keeping;

import io.perennial.accounts.AccountEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of accounts: another scorecard may fit a new account or a new segment, and a deleted account loses its score. */
@ApplicationScoped
@ListensAs("health.account-watch")
class AccountWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<AccountEvent> happened) {
        touched.touch(happened.each(AccountEvent::subject));
    }
}
