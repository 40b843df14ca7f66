package io.perennial.renewals.due;

import io.perennial.accounts.contracts.ContractEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Consumes the events of contracts, because renewals follow from contracts. */
@ApplicationScoped
@ListensAs("renewals.renewal-watch")
class RenewalWatch {
    @Inject TouchedContracts touched;

    void on(@Observes Happened<ContractEvent> happened) {
        touched.touch(happened.each(ContractEvent::subject));
    }
}
