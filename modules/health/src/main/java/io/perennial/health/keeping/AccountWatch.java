package io.perennial.health.keeping;

import io.perennial.accounts.AccountEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** A new account, another segment: another scorecard may fit it; and a deleted one has no score any more. */
@ApplicationScoped
@ListensAs("health.account-watch")
class AccountWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<AccountEvent> happened) {
        touched.touch(happened.each(AccountEvent::subject));
    }
}
