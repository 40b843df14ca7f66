package io.perennial.renewals.notices;

import io.perennial.accounts.AccountEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Tells a member that an account was assigned to them. */
@ApplicationScoped
@ListensAs("renewals.account-assignments")
class AccountAssignments {
    @Inject Assignments assignments;

    void on(@Observes Happened<AccountEvent.Changed> happened) {
        assignments.tell(happened.events().stream()
                .flatMap(event -> Assignments.of(event.subject(), event.subject(), event.label(), event.changes()).stream()).toList());
    }
}
