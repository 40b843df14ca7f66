package io.perennial.renewals.ledger;

import io.perennial.accounts.AccountEvent;
import io.perennial.accounts.AccountId;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Stream;

/** Touches an account whose segment, tier or owner has changed, because all its entries move to the new group. */
@ApplicationScoped
@ListensAs("renewals.grouping-watch")
class GroupingWatch {
    private static final Set<String> TOLD_APART_BY = Set.of("segment", "tier", "ownerId");

    @Inject TouchedAccounts touched;

    void on(@Observes Happened<AccountEvent.Changed> happened) {
        var accounts = happened.all(GroupingWatch::told);
        if (!accounts.isEmpty()) touched.touchEntered(accounts);
    }

    private static Stream<AccountId> told(AccountEvent.Changed event) {
        return Collections.disjoint(event.changes().fields().keySet(), TOLD_APART_BY) ? Stream.empty() : Stream.of(event.subject());
    }
}
