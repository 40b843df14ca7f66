package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events about signals. */
public sealed interface SignalEvent extends DomainEvent {
    @Override
    SignalId subject();

    /**
     * New or changed signals: one event for all that came together.
     *
     * @param accounts the accounts with a new or changed signal
     * @param points the number of new or changed signals
     * @param earliest the earliest instant of them
     */
    @EventName(op = Op.CREATED)
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
