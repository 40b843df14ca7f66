package io.perennial.health;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Id;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to the health of accounts. */
public sealed interface HealthEvent extends DomainEvent {
    /** An account's score, in basis points, or none where it is unknown. */
    record Score(AccountId accountId, @Nullable Integer before, @Nullable Integer after) {}

    /** Scores changed: one event for up to a thousand, since a row for each would bury everything else that happens. */
    record Changed(HealthChangeId subject, List<Score> scores) implements HealthEvent {
        @Override
        public Changes changes() {
            return new Changes(Map.of("scores", new Change(null, scores.size())));
        }
    }

    /** An account came into another band than the one before: that is told where its story is read. */
    record BandChanged(AccountId subject, String label, @Nullable String before, @Nullable String after) implements HealthEvent {
        @Override
        public Id about() {
            return subject;
        }

        @Override
        public Changes changes() {
            return new Changes(Map.of("band", new Change(before, after)));
        }
    }
}
