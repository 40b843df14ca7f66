package io.perennial.engagement.callbacks;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of a callback, labelled with its subject. It belongs to the timeline of the account. */
public sealed interface CallbackEvent extends DomainEvent {
    @Override
    CallbackId subject();

    @Override
    AccountId about();

    @EventName(op = Op.CREATED)
    record Planned(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {
        @Override
        public @Nullable Instant happenedAt() {
            return changes.instant("reachedAt");
        }
    }

    record Changed(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {}

    /** Another time was agreed. */
    record Moved(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {}

    /** Somebody tried to reach the contact and did not; another attempt is planned. */
    record Attempted(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {}

    record Reached(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {}

    /** The last attempt failed too. */
    record NotReached(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {}

    /** The promised time passed, and nobody tried. */
    record Missed(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {}

    record Withdrawn(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {}

    /** It stands again after it was withdrawn. */
    record Restored(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {}

    /** A person has to decide about it, because its contact is gone or wishes no calls. */
    record Questioned(CallbackId subject, AccountId about, String label, Changes changes) implements CallbackEvent {}
}
