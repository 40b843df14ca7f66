package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An outcome as stored. */
record KeptOutcome(OutcomeId id, AccountId accountId, LocalDate occurredOn, OutcomeKind kind, String key, @Nullable String reason) {
    /** The order in which every call locks outcomes, to avoid deadlocks. */
    static final Comparator<KeptOutcome> ORDER = Comparator.comparing((KeptOutcome outcome) -> outcome.accountId().value())
            .thenComparing(KeptOutcome::occurredOn)
            .thenComparing(KeptOutcome::kind)
            .thenComparing(KeptOutcome::key);

    /** The identity by which a repeated outcome is recognised. */
    record Identity(AccountId account, LocalDate occurredOn, OutcomeKind kind, String key) {}

    static KeptOutcome of(OutcomeBody body, AccountId account, OutcomeId id) {
        var key = body.key() == null ? "" : body.key();
        return new KeptOutcome(id, account, body.occurredOn(), body.kind(), key, body.reason());
    }

    Identity identity() {
        return new Identity(accountId, occurredOn, kind, key);
    }

    KeptOutcome known(OutcomeId as) {
        return new KeptOutcome(as, accountId, occurredOn, kind, key, reason);
    }

    OutcomeEvent recorded() {
        return new OutcomeEvent.Recorded(id, accountId, label(kind, occurredOn), Changes.to(this));
    }

    OutcomeEvent changed(KeptOutcome before) {
        return new OutcomeEvent.Changed(
                id, accountId, label(kind, occurredOn), new Changes(Map.of("reason", new Change(before.reason, reason))));
    }

    boolean says(KeptOutcome other) {
        return Objects.equals(reason, other.reason);
    }

    static String label(OutcomeKind kind, LocalDate occurredOn) {
        return kind.name().toLowerCase(Locale.ROOT) + " " + occurredOn;
    }

    Map<String, @Nullable Object> row() {
        return Sql.values("id", id, "account", accountId, "day", occurredOn, "kind", kind, "key", key, "reason", reason);
    }
}
