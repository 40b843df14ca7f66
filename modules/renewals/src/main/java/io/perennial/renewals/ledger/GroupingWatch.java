package io.perennial.renewals.ledger;

import io.perennial.accounts.AccountEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** An account that has another segment, tier or owner is told apart by these from now on, with all that was entered for it. */
@ApplicationScoped
class GroupingWatch {
    private static final Set<String> TOLD_APART_BY = Set.of("segment", "tier", "ownerId");

    @Inject TouchedAccounts touched;

    void on(@Observes AccountEvent.Changed event) {
        if (!Collections.disjoint(event.changes().fields().keySet(), TOLD_APART_BY)) touched.touchEntered(List.of(event.subject()));
    }
}
