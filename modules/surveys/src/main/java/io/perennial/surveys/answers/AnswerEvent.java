package io.perennial.surveys.answers;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Id;
import io.perennial.kernel.Op;
import io.perennial.surveys.AnswerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of an answer, labelled with the survey and the score. It belongs to the timeline of the account. */
public sealed interface AnswerEvent extends DomainEvent {
    @Override
    AnswerId subject();

    /** Returns the account of the respondent; null for an employee. */
    @Nullable
    AccountId account();

    @Override
    default Id about() {
        var account = account();
        return account == null ? subject() : account;
    }

    @EventName(op = Op.CREATED)
    record Created(AnswerId subject, @Nullable AccountId account, String label, Changes changes) implements AnswerEvent {
        @Override
        public @Nullable Instant happenedAt() {
            return changes.instant("answeredAt");
        }
    }

    record Changed(AnswerId subject, @Nullable AccountId account, String label, Changes changes) implements AnswerEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(AnswerId subject, @Nullable AccountId account, String label, Changes changes) implements AnswerEvent {}

    /** Somebody is unhappy, and a member has to talk to them. */
    record DetractorFound(AnswerId subject, @Nullable AccountId account, String label, Changes changes) implements AnswerEvent {}

    /** Something was done about an unhappy answer. */
    record LoopMoved(AnswerId subject, @Nullable AccountId account, String label, Changes changes) implements AnswerEvent {}
}
