package io.perennial.accounts.usage;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happens to usage. */
public sealed interface UsageEvent extends DomainEvent {
    @Override
    UsageId subject();

    /**
     * Points came that were new or other than before. One event for all that came together: one for each account would
     * bury the accounts' timelines, and cost more than the points where a call has one point of each.
     *
     * @param accounts whose; it may name an account whose own points were all known, never leave out one that got a new one
     * @param points how many came, known ones included
     */
    record Received(UsageId subject, List<AccountId> accounts, int points, Instant earliest, Instant latest)
            implements UsageEvent {
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
