package io.perennial.tickets.messages;

import io.perennial.platform.call.RequestRefusal;
import io.perennial.records.NamedWholes;
import io.perennial.records.Surroundings;
import io.perennial.tickets.GrantedActions.Action;
import io.perennial.tickets.NamedContacts;
import io.perennial.tickets.NamedTicket;
import io.perennial.tickets.Offspring;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.Tickets;
import io.perennial.tickets.VendorActions;
import io.perennial.tickets.attachments.NewAttachments;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tickets that some messages belong to, read once for all of them, and what new messages do to them. */
record MessageSurroundings(Map<TicketId, NamedTicket> seen, NamedContacts contacts, NewAttachments attachments, Tickets tickets,
        Offspring offspring, List<Message> added, ReplyMail mail, VendorActions vendors,
        Clock clock) implements Surroundings<Message, MessageBody> {
    @Override
    public boolean sees(Message message) {
        return seen.containsKey(message.ticketId());
    }

    @Override
    public void check(MessageBody body, @Nullable Message of) {
        var ticket = seen.get(body.ticketId());
        if (ticket == null) {
            var field = NamedWholes.isUnknownKey(body.ticketId()) ? "/ticket" : "/ticketId";
            throw MessageRefusal.UNKNOWN_TICKET.at(field, "Unknown ticket.");
        }
        if (vendors.isVendor()) requireGranted(body);
        if (body.contactId() != null && (of == null || !body.contactId().equals(of.body().contactId())))
            contacts.require(body.contactId(), ticket.accountId());
        attachments.require(body.attachmentIds(), of == null ? List.of() : of.body().attachmentIds());
    }

    /** The people of a vendor write for themselves, now: in nobody else's name, and no history. */
    private void requireGranted(MessageBody body) {
        vendors.require(body.ticketId(), body.kind() == MessageKind.PUBLIC ? Action.REPLY : Action.NOTE);
        if (body.kind() == MessageKind.SYSTEM || body.author() != null || body.contactId() != null || body.authorName() != null
                || body.sentAt() != null || Boolean.TRUE.equals(body.history()) || !body.externalKeys().isEmpty())
            throw RequestRefusal.FORBIDDEN.because("The people of a vendor write replies and notes in their own name only.");
    }

    @Override
    public void adding(Message message) {
        var written = Objects.requireNonNull(seen.get(message.ticketId()));
        var instead = message.isCustomers() ? offspring.followUp(written.id(), message.channel(), message.sentAt())
                : Optional.<NamedTicket>empty();
        message.belongsTo(instead.orElse(written));
        added.add(message);
    }

    @Override
    public void changed(Message message, @Nullable MessageBody before) {
        if (message.isLive())
            attachments.give(message.id(), message.body().attachmentIds(), before == null ? List.of() : before.attachmentIds());
    }

    @Override
    public void checkDelete(Message message) {
        message.requireCorrectable(clock.instant());
    }

    @Override
    public void written() {
        attachments.written();
        for (var message : added) {
            if (message.isAnswer()) tickets.answered(message.ticketId(), message.sentAt());
            if (message.isCustomers()) tickets.customerWrote(message.ticketId());
        }
        mail.send(added.stream().filter(Message::isByMember).filter(Message::isAnswer).toList());
    }
}
