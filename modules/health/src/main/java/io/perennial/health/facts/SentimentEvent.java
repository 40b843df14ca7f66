package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** Events about sentiments; they belong to the timeline of the account. */
public sealed interface SentimentEvent extends DomainEvent {
    @Override
    SentimentId subject();

    @Override
    AccountId about();

    @EventName(op = Op.CREATED)
    record Said(SentimentId subject, AccountId about, String label, Changes changes) implements SentimentEvent {}

    @EventName(op = Op.REMOVED)
    record Withdrawn(SentimentId subject, AccountId about, String label, Changes changes) implements SentimentEvent {}
}
