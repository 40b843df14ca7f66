package io.perennial.tickets;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Id;
import io.perennial.kernel.Op;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of a ticket, labelled with its number and subject. It belongs to the timeline of the account, once the account is known. */
public sealed interface TicketEvent extends DomainEvent {
    @Override
    TicketId subject();

    /** Returns the account whose ticket it is; null as long as it is unmatched. */
    @Nullable
    AccountId account();

    @Override
    default Id about() {
        var account = account();
        return account == null ? subject() : account;
    }

    @EventName(op = Op.CREATED)
    record Created(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {
        @Override
        public @Nullable Instant happenedAt() {
            return changes.instant("reportedAt");
        }
    }

    record Changed(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    /** It was given to a member, or handed back. */
    record Assigned(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    /** A vendor has it from now on. */
    record HandedOver(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    /** A vendor gave it back, or it was taken back. */
    record HandedBack(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    /** It came back because what was granted to the vendor ended. */
    record Returned(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    /** It waits for somebody, or does so no longer. */
    record StateChanged(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    record Solved(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    record Reopened(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    record Closed(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    /** Another ticket goes on for it. */
    record Merged(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    /** It goes on by itself after all. */
    record Unmerged(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    record MarkedAsSpam(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    /** It is no spam after all. */
    record Restored(TicketId subject, @Nullable AccountId account, String label, Changes changes) implements TicketEvent {}

    /** Makes an event of a change. */
    interface Named {
        TicketEvent of(TicketId subject, @Nullable AccountId account, String label, Changes changes);
    }
}
