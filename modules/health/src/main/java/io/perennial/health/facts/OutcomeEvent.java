package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** Events about outcomes; they belong to the timeline of their account. */
public sealed interface OutcomeEvent extends DomainEvent {
    @Override
    OutcomeId subject();

    @Override
    AccountId about();

    record Recorded(OutcomeId subject, AccountId about, String label, Changes changes) implements OutcomeEvent {}

    record Changed(OutcomeId subject, AccountId about, String label, Changes changes) implements OutcomeEvent {}

    record Deleted(OutcomeId subject, AccountId about, String label, Changes changes) implements OutcomeEvent {}
}
