package io.perennial.accounts.notes;

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
import java.time.Clock;
import java.util.Map;

/** Consumes deleted accounts: their notes go with them, and whoever follows the notes hears of it. */
@ApplicationScoped
@ListensAs("accounts.notes-of-accounts")
class NotesOfAccounts {
    private record Gone(NoteId id, AccountId accountId, String label) {}

    private static final String DELETE =
            """
            update accounts.note set deleted_at = :now, updated_at = :now, version = version + 1
            where tenant_id = :tenant and account_id = any (:accounts) and deleted_at is null
            returning id, account_id, left(split_part(btrim(text, E' \\n\\r\\t'), E'\\n', 1), 100) as label
            """;

    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;

    void on(@Observes Happened<AccountEvent> happened) {
        var deleted = AccountEvent.deleted(happened);
        if (deleted.length == 0) return;
        for (var gone : sql.list(Gone.class, DELETE, Map.of("accounts", deleted, "now", clock.instant())))
            events.publish(new NoteEvent.Deleted(gone.id(), gone.accountId(), gone.label(), Changes.none()));
    }
}
