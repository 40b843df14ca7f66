package io.perennial.tickets.messages;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Id;
import io.perennial.kernel.Op;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event of a message, labelled with its ticket's number and subject. It tells that something was said, never what. It belongs to the timeline of the
 * ticket's account, once the account is known.
 */
public sealed interface MessageEvent extends DomainEvent {
    @Override
    MessageId subject();

    TicketId ticket();

    /** Returns the account of the ticket; null as long as it is unmatched. */
    @Nullable
    AccountId account();

    @Override
    default Id about() {
        var account = account();
        return account == null ? ticket() : account;
    }

    @EventName(op = Op.CREATED)
    record Created(MessageId subject, TicketId ticket, @Nullable AccountId account, String label,
            Changes changes) implements MessageEvent {
        @Override
        public @Nullable Instant happenedAt() {
            return changes.instant("sentAt");
        }
    }

    record Changed(MessageId subject, TicketId ticket, @Nullable AccountId account, String label,
            Changes changes) implements MessageEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(MessageId subject, TicketId ticket, @Nullable AccountId account, String label,
            Changes changes) implements MessageEvent {}
}
