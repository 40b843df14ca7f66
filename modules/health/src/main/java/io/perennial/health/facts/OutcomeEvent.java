package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** Events about outcomes; they belong to the timeline of their account. */
public sealed interface OutcomeEvent extends DomainEvent {
    @Override
    OutcomeId subject();

    @Override
    AccountId about();

    @EventName(op = Op.CREATED)
    record Recorded(OutcomeId subject, AccountId about, String label, Changes changes) implements OutcomeEvent {}

    record Changed(OutcomeId subject, AccountId about, String label, Changes changes) implements OutcomeEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(OutcomeId subject, AccountId about, String label, Changes changes) implements OutcomeEvent {}
}
