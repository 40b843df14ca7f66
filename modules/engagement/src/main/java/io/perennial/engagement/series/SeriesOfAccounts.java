package io.perennial.engagement.series;

import io.perennial.accounts.AccountEvent;
import io.perennial.accounts.AccountId;
import io.perennial.engagement.callbacks.CallbackSeriesId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Consumes deleted accounts: nobody sees their series of callbacks any more, and whoever follows the series hears of it. */
@ApplicationScoped
@ListensAs("engagement.series-of-accounts")
class SeriesOfAccounts {
    private record Gone(CallbackSeriesId id, AccountId accountId, String subject) {}

    private static final String DELETE =
            """
            update engagement.callback_series set version = version + 1, updated_at = greatest(updated_at, :now::timestamptz)
            where tenant_id = :tenant and account_id = any (:accounts)
            returning id, account_id, subject
            """;

    private final Events events;
    private final Sql sql;
    private final Clock clock;

    @Inject
    SeriesOfAccounts(Events events, Sql sql, Clock clock) {
        this.events = events;
        this.sql = sql;
        this.clock = clock;
    }

    void on(@Observes Happened<AccountEvent> happened) {
        var deleted = AccountEvent.deleted(happened);
        if (deleted.length == 0) return;
        for (var gone : sql.list(Gone.class, DELETE, Map.of("accounts", deleted, "now", clock.instant())))
            events.publish(new CallbackSeriesEvent.Deleted(gone.id(), gone.accountId(), gone.subject(), Changes.none()));
    }
}
