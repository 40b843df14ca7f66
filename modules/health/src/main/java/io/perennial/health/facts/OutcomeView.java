package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An outcome as the API returns it. */
public record OutcomeView(
        OutcomeId id,
        AccountId accountId,
        String accountName,
        LocalDate occurredOn,
        OutcomeKind kind,
        @Nullable String key,
        @Nullable String reason,
        long version) implements Versioned {
    static final String SEEN =
            """
            select o.id, o.account_id, a.name as account_name, o.occurred_on, o.kind, nullif(o.key, '') as key, o.reason, o.version
            from {joined health.outcome} o join {accounts.visible_account} a on a.id = o.account_id
            """;
    private static final String ONE = SEEN + " where o.id = :id";

    static final Listing<OutcomeView> LISTING = Listing.of(OutcomeView.class, SEEN, "-occurredOn")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("kind", OutcomeKind.class, "l.kind = :kind")
            .filter("from", LocalDate.class, "l.occurred_on >= :from")
            .filter("to", LocalDate.class, "l.occurred_on < :to")
            .always("occurredOn", "occurred_on", "date");

    static OutcomeView get(OutcomeId id, Sql sql) {
        return sql.first(OutcomeView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }

    OutcomeEvent.Deleted deleted() {
        return new OutcomeEvent.Deleted(id, accountId, KeptOutcome.label(kind, occurredOn), Changes.none());
    }
}
