package io.perennial.health.facts;

import io.perennial.accounts.AccountEvent;
import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;

/** Consumes deleted accounts: nobody sees their outcomes any more, and whoever follows the outcomes hears of it. */
@ApplicationScoped
@ListensAs("health.outcomes-of-accounts")
class OutcomesOfAccounts {
    private record Gone(OutcomeId id, AccountId accountId, OutcomeKind kind, LocalDate occurredOn) {}

    private static final String DELETE =
            """
            update health.outcome set version = version + 1 where tenant_id = :tenant and account_id = any (:accounts)
            returning id, account_id, kind, occurred_on
            """;

    private final Events events;
    private final Sql sql;

    @Inject
    OutcomesOfAccounts(Events events, Sql sql) {
        this.events = events;
        this.sql = sql;
    }

    void on(@Observes Happened<AccountEvent> happened) {
        var deleted = AccountEvent.deleted(happened);
        if (deleted.length == 0) return;
        for (var gone : sql.list(Gone.class, DELETE, Map.of("accounts", deleted)))
            events.publish(new OutcomeEvent.Deleted(
                    gone.id(), gone.accountId(), KeptOutcome.label(gone.kind(), gone.occurredOn()), Changes.none()));
    }
}
