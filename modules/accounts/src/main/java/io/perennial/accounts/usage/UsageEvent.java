package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event of usage. */
public sealed interface UsageEvent extends DomainEvent {
    @Override
    UsageId subject();

    /**
     * New or changed points were received. There is one event for all points of a call: one event per account would flood the accounts'
     * timelines, and would cost more than the points if a call has one point per account.
     *
     * @param accounts every account with a new or changed point; it may also name an account without one
     * @param points the number of points received, known ones included
     */
    @EventName(op = Op.CREATED)
    record Received(UsageId subject, List<AccountId> accounts, int points, Instant earliest, Instant latest) implements UsageEvent {
        @Override
        public Changes changes() {
            return new Changes(Map.of(
                    "points", new Change(null, points),
                    "accounts", new Change(null, accounts.size()),
                    "earliest", new Change(null, earliest),
                    "latest", new Change(null, latest)));
        }
    }
}
