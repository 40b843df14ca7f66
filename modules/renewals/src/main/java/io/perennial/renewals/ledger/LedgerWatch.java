package io.perennial.renewals.ledger;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractEvent;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.kernel.TypeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;

/** Touches the account of each contract event, and the account from which a contract was moved. */
@ApplicationScoped
@ListensAs("renewals.ledger-watch")
class LedgerWatch {
    @Inject TouchedAccounts touched;

    void on(@Observes Happened<ContractEvent> happened) {
        touched.touch(happened.all(event -> Stream.concat(Stream.of(event.about()), former(event).stream())));
    }

    /** Returns the account from which the contract was moved. In the event its id is a text. */
    private static Optional<AccountId> former(ContractEvent event) {
        var moved = event.changes().fields().get("accountId");
        if (moved == null || moved.before() == null) return Optional.empty();
        return TypeId.parse(moved.before().toString(), event.about().prefix(), AccountId::new);
    }
}
