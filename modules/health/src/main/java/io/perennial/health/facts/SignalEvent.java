package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happens to signals. */
public sealed interface SignalEvent extends DomainEvent {
    @Override
    SignalId subject();

    /**
     * Signals came that were new or other than before: one event for all that came together.
     *
     * @param accounts those of whom one was new or other
     * @param points how many were
     * @param earliest the first instant from which one of them holds
     */
    record Received(SignalId subject, List<AccountId> accounts, int points, Instant earliest) implements SignalEvent {
        @Override
        public Changes changes() {
            return new Changes(Map.of(
                    "points", new Change(null, points),
                    "accounts", new Change(null, accounts.size()),
                    "earliest", new Change(null, earliest)));
        }
    }
}
