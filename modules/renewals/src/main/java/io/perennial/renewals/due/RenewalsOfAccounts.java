package io.perennial.renewals.due;

import io.perennial.accounts.AccountEvent;
import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.RenewalEvent;
import io.perennial.renewals.RenewalId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** Consumes deleted accounts: nobody sees their renewals any more, decided ones neither, and whoever follows the renewals hears of it. */
@ApplicationScoped
@ListensAs("renewals.renewals-of-accounts")
class RenewalsOfAccounts {
    private record Gone(RenewalId id, AccountId accountId, LocalDate dueOn) {}

    private static final String DELETE =
            """
            update renewals.renewal set version = version + 1, updated_at = greatest(updated_at, :now)
            where tenant_id = :tenant and account_id = any (:accounts)
            returning id, account_id, due_on
            """;

    private final Events events;
    private final Sql sql;
    private final Clock clock;

    @Inject
    RenewalsOfAccounts(Events events, Sql sql, Clock clock) {
        this.events = events;
        this.sql = sql;
        this.clock = clock;
    }

    void on(@Observes Happened<AccountEvent> happened) {
        var deleted = AccountEvent.deleted(happened);
        if (deleted.length == 0) return;
        for (var gone : sql.list(Gone.class, DELETE, Map.of("accounts", deleted, "now", clock.instant())))
            events.publish(new RenewalEvent.Deleted(gone.id(), gone.accountId(), gone.dueOn().toString(), Changes.none()));
    }
}
