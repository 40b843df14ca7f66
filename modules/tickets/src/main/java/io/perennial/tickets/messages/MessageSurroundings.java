package io.perennial.tickets.messages;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.records.NamedWholes;
import io.perennial.records.Surroundings;
import io.perennial.tickets.Backdating;
import io.perennial.tickets.GrantedActions.Action;
import io.perennial.tickets.NamedContacts;
import io.perennial.tickets.NamedTicket;
import io.perennial.tickets.Offspring;
import io.perennial.tickets.PastFacts;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.Tickets;
import io.perennial.tickets.VendorActions;
import io.perennial.tickets.attachments.NewAttachments;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Knows what some messages name, read once for all of them, and what new messages do to their tickets.
 *
 * @param mentioning those that mention somebody
 */
record MessageSurroundings(Named named, Work work, List<Message> added,
        List<Message> mentioning) implements Surroundings<Message, MessageBody> {
    /** @param members the uuids of those who can be mentioned */
    record Named(Map<TicketId, NamedTicket> tickets, NamedContacts contacts, NewAttachments attachments, Set<UUID> members) {}

    record Work(Tickets tickets, Offspring offspring, ReplyMail mail, Mentions mentions, VendorActions vendors, Backdating backdating,
            Clock clock) {}

    @Override
    public boolean sees(Message message) {
        return named.tickets().containsKey(message.ticketId());
    }

    @Override
    public void check(MessageBody body, @Nullable Message of) {
        var ticket = named.tickets().get(body.ticketId());
        if (ticket == null) {
            var field = NamedWholes.isUnknownKey(body.ticketId()) ? "/ticket" : "/ticketId";
            throw MessageRefusal.UNKNOWN_TICKET.at(field, "Unknown ticket.");
        }
        if (work.vendors().isVendor()) requireGranted(body);
        if (of != null && !Objects.equals(body.history(), of.body().history()))
            throw new Invalid(List.of(new FieldError("/history", "rule", "cannot be changed")));
        new PastFacts(work.clock().instant()).require("/sentAt", body.sentAt(), Maybe.map(of, Message::sentAt));
        if (isBackdated(body, of, ticket)) work.backdating().require();
        if (body.contactId() != null && (of == null || !body.contactId().equals(of.body().contactId())))
            named.contacts().require(body.contactId(), ticket.accountId());
        named.attachments().require(body.attachmentIds(), of == null ? List.of() : of.body().attachmentIds());
        for (var member : body.mentionedIds())
            if (!named.members().contains(member.value()) && (of == null || !of.body().mentionedIds().contains(member)))
                throw MessageRefusal.UNKNOWN_MEMBER.at("/mentionedIds", "Unknown member.");
    }

    /** Returns true if it was written long ago, or if it is an answer from before the ticket was there: clocks would count by it. */
    private boolean isBackdated(MessageBody body, @Nullable Message of, NamedTicket ticket) {
        var sent = body.sentAt();
        if (sent == null || Boolean.TRUE.equals(body.history()) || of != null && sent.equals(of.sentAt())) return false;
        boolean answers = body.kind() == MessageKind.PUBLIC && (body.author() == null || body.author() == Author.MEMBER);
        return Backdating.isLongAgo(sent, work.clock().instant())
                || answers && sent.isBefore(ticket.createdAt().truncatedTo(ChronoUnit.SECONDS));
    }

    /** The people of a vendor write for themselves, now: in nobody else's name, and no history. */
    private void requireGranted(MessageBody body) {
        work.vendors().require(body.ticketId(), body.kind() == MessageKind.PUBLIC ? Action.REPLY : Action.NOTE);
        if (body.kind() == MessageKind.SYSTEM || body.author() != null || body.contactId() != null || body.authorName() != null
                || body.sentAt() != null || Boolean.TRUE.equals(body.history()) || !body.externalKeys().isEmpty())
            throw RequestRefusal.FORBIDDEN.because("The people of a vendor write replies and notes in their own name only.");
    }

    @Override
    public void adding(Message message) {
        var written = Objects.requireNonNull(named.tickets().get(message.ticketId()));
        var instead = message.isCustomers() ? work.offspring().followUp(written.id(), message.channel(), message.sentAt())
                : Optional.<NamedTicket>empty();
        message.belongsTo(instead.orElse(written));
        added.add(message);
    }

    @Override
    public void changed(Message message, @Nullable MessageBody before) {
        if (message.isLive() && !message.body().mentionedIds().equals(before == null ? List.of() : before.mentionedIds()))
            mentioning.add(message);
        if (message.isLive())
            named.attachments().give(message.id(), message.body().attachmentIds(), before == null ? List.of() : before.attachmentIds());
    }

    @Override
    public void checkDelete(Message message) {
        message.requireCorrectable(work.clock().instant());
    }

    @Override
    public void written() {
        named.attachments().written();
        work.mentions().tell(mentioning);
        for (var message : added) {
            if (message.isAnswer()) work.tickets().answered(message.ticketId(), message.sentAt());
            if (message.isCustomers()) work.tickets().customerWrote(message.ticketId());
        }
        work.mail().send(added.stream().filter(Message::isByMember).filter(Message::isAnswer).toList());
    }
}
