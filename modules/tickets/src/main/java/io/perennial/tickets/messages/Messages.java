package io.perennial.tickets.messages;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import io.perennial.tickets.Backdating;
import io.perennial.tickets.NamedContacts;
import io.perennial.tickets.NamedTicket;
import io.perennial.tickets.Offspring;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.Tickets;
import io.perennial.tickets.VendorActions;
import io.perennial.tickets.attachments.NewAttachments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The messages of the tickets. */
@ApplicationScoped
class Messages implements RecordCollection<Message, MessageBody, MessageView> {
    static final RecordKind KIND = RecordKind.of("messages", "message", "tickets.message", MessageId::new, MessageEvent.class)
            .partOf(Tickets.KIND, "ticket_id", "''",
                    (id, ticket, label) -> new MessageEvent.Deleted(new MessageId(id), new TicketId(ticket), null, label, Changes.none()))
            .inBatchesOf(1_000)
            .imported();

    @Inject Tickets tickets;
    @Inject ReplyMail mail;
    @Inject Mentions mentions;
    @Inject Offspring offspring;
    @Inject VendorActions vendors;
    @Inject Backdating backdating;
    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Message> entity() {
        return Message.class;
    }

    @Override
    public Class<MessageBody> body() {
        return MessageBody.class;
    }

    @Override
    public Message of(MessageBody body, Instant now) {
        return new Message(body, MemberId.calling().orElse(null), now);
    }

    @Override
    public MessageView view(Id id) {
        return MessageView.get((MessageId) id, sql);
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(KIND, MessageView.class, MessageView.SEEN, MessageView::externalKeys);
    }

    @Override
    public Surroundings<Message, MessageBody> around(List<MessageBody> bodies, Collection<Message> messages) {
        var whole = Stream.concat(
                bodies.stream().flatMap(body -> Stream.ofNullable(body.ticketId())), messages.stream().map(Message::ticketId));
        var seen = NamedTicket.among(whole, sql);
        for (var message : messages) if (seen.get(message.ticketId()) instanceof NamedTicket ticket) message.belongsTo(ticket);
        var contacts = NamedContacts.of(bodies.stream().flatMap(body -> Stream.ofNullable(body.contactId())), sql);
        var files = NewAttachments.among(bodies.stream().flatMap(body -> body.attachmentIds().stream()).filter(Objects::nonNull), sql);
        var named = new MessageSurroundings.Named(seen, contacts, files,
                mentions.active(bodies.stream().flatMap(body -> body.mentionedIds().stream()).filter(Objects::nonNull)));
        return new MessageSurroundings(named, new MessageSurroundings.Work(tickets, offspring, mail, mentions, vendors, backdating, clock),
                new ArrayList<>(), new ArrayList<>());
    }
}
