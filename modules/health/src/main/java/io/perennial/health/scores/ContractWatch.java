package io.perennial.health.scores;

import io.perennial.accounts.contracts.ContractEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Seats and renewals follow from contracts. */
@ApplicationScoped
class ContractWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes ContractEvent event) {
        touched.touch(List.of(event.about()));
    }
}
