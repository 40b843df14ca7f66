package io.perennial.engagement.tasks;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Id;
import io.perennial.kernel.Op;
import org.jspecify.annotations.Nullable;

/** An event of a task, labelled with its title. It belongs to the timeline of the account, if the task is about one. */
public sealed interface TaskEvent extends DomainEvent {
    @Override
    TaskId subject();

    /** Returns the account that the task is about, if any. */
    @Nullable
    AccountId account();

    @Override
    default Id about() {
        var account = account();
        return account == null ? subject() : account;
    }

    @EventName(op = Op.CREATED)
    record Created(TaskId subject, @Nullable AccountId account, String label, Changes changes) implements TaskEvent {}

    record Changed(TaskId subject, @Nullable AccountId account, String label, Changes changes) implements TaskEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(TaskId subject, @Nullable AccountId account, String label, Changes changes) implements TaskEvent {}

    record Done(TaskId subject, @Nullable AccountId account, String label, Changes changes) implements TaskEvent {}

    /** Somebody decided, with a reason, not to do it. */
    record Dropped(TaskId subject, @Nullable AccountId account, String label, Changes changes) implements TaskEvent {}

    /** It is to be done after all, or again. */
    record Reopened(TaskId subject, @Nullable AccountId account, String label, Changes changes) implements TaskEvent {}
}
