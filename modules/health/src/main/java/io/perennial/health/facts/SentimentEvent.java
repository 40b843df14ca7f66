package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** Events about sentiments; they belong to the timeline of the account. */
public sealed interface SentimentEvent extends DomainEvent {
    @Override
    SentimentId subject();

    @Override
    AccountId about();

    record Said(SentimentId subject, AccountId about, String label, Changes changes) implements SentimentEvent {}

    record Withdrawn(SentimentId subject, AccountId about, String label, Changes changes) implements SentimentEvent {}
}
