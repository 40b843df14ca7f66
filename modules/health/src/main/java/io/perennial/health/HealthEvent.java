package io.perennial.health;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Id;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events about the health of accounts. */
public sealed interface HealthEvent extends DomainEvent {
    /** An account's score in basis points; null if it is unknown. */
    record Score(AccountId accountId, @Nullable Integer before, @Nullable Integer after) {}

    /** Changed scores: one event for up to a thousand, because an event for each score would bury all other events. */
    record Changed(HealthChangeId subject, List<Score> scores) implements HealthEvent {
        @Override
        public Changes changes() {
            return new Changes(Map.of("scores", new Change(null, scores.size())));
        }
    }

    /** An account moved to another band; the account's timeline shows it. */
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
