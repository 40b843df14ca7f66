package io.perennial.health.keeping;

import io.perennial.accounts.contracts.ContractEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of contracts: seats and renewals follow from them. */
@ApplicationScoped
@ListensAs("health.contract-watch")
class ContractWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<ContractEvent> happened) {
        touched.touch(happened.each(ContractEvent::about));
    }
}
