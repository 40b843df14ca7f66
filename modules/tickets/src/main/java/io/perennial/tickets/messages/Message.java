package io.perennial.tickets.messages;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.TypeId;
import io.perennial.records.KeyedRecord;
import io.perennial.tickets.NamedTicket;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.attachments.AttachmentId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that was written about a ticket. What the customer may have read never changes; a note can be corrected for a short time. */
@Entity
@Table(schema = "tickets", name = "message")
class Message extends KeyedRecord<MessageBody> {
    /** A note can be changed and deleted for this time. */
    static final Duration CORRECTABLE = Duration.ofMinutes(15);

    @Column(name = "ticket_id") private TicketId ticketId;
    private MessageKind kind;
    private Author author;
    @Column(name = "member_id") private @Nullable MemberId memberId;
    @Column(name = "contact_id") private @Nullable ContactId contactId;
    @Column(name = "author_name") private @Nullable String authorName;
    private String text;
    private String channel;
    @Column(name = "sent_at") private Instant sentAt;
    @Column(name = "auto_reply") private boolean autoReply;
    private boolean history;
    @Convert(converter = AttachmentId.Kept.class) private List<AttachmentId> attachments;
    @Convert(converter = Mentions.Kept.class) private List<MemberId> mentions;

    /** The ticket, for the labels of events; known while the message is written. */
    @Transient private @Nullable NamedTicket ticket;

    /** @param caller the member who writes; null for a program */
    Message(MessageBody body, @Nullable MemberId caller, Instant now) {
        super(new MessageId(TypeId.next()), body, now);
        author = caller == null ? Author.CLIENT : Author.MEMBER;
        become(body);
        if (author == Author.MEMBER && !history) memberId = caller;
    }

    /** For EclipseLink. */
    protected Message() {}

    @Override
    public MessageId id() {
        return new MessageId(key());
    }

    TicketId ticketId() {
        return ticketId;
    }

    void belongsTo(NamedTicket known) {
        ticket = known;
        ticketId = known.id();
    }

    String channel() {
        return channel;
    }

    Instant sentAt() {
        return sentAt;
    }

    /** Returns true if a person of the tenant answers the customer with it. */
    boolean isAnswer() {
        return isLive() && !history && !autoReply && kind == MessageKind.PUBLIC && author == Author.MEMBER;
    }

    /** Returns true if a member has written it here. What a program tells of a member was sent elsewhere. */
    boolean isByMember() {
        return memberId != null;
    }

    /** Returns true if the customer writes. */
    boolean isCustomers() {
        return isLive() && !history && !autoReply && author == Author.CONTACT;
    }

    @Override
    protected MessageEvent created(Changes changes) {
        return new MessageEvent.Created(id(), ticketId, known().accountId(), known().label(), silent(changes));
    }

    @Override
    protected MessageEvent changed(Changes changes) {
        return new MessageEvent.Changed(id(), ticketId, known().accountId(), known().label(), silent(changes));
    }

    @Override
    protected MessageEvent deleted(Changes changes) {
        return new MessageEvent.Deleted(id(), ticketId, known().accountId(), known().label(), silent(changes));
    }

    NamedTicket ticket() {
        return known();
    }

    private NamedTicket known() {
        return Objects.requireNonNull(ticket, "The ticket of a message is read before it is written");
    }

    /** Leaves out what was said: the audit log tells that it was. */
    private static Changes silent(Changes changes) {
        var fields = new LinkedHashMap<>(changes.fields());
        fields.replace("text", new Changes.Change(null, null));
        return new Changes(fields);
    }

    /** Refuses to change what can no longer be corrected, unless nothing would change. */
    @Override
    public Optional<DomainEvent> change(MessageBody to, Instant now) {
        if (!to.equals(body())) requireCorrectable(now);
        return super.change(to, now);
    }

    void requireCorrectable(Instant now) {
        if (kind != MessageKind.INTERNAL) throw MessageRefusal.MESSAGE_FIXED.because("Only internal notes can be changed.");
        if (!now.isBefore(createdAt().plus(CORRECTABLE)))
            throw MessageRefusal.MESSAGE_FIXED.because("A note can be changed only within 15 minutes.");
    }

    @Override
    public MessageBody body() {
        return new MessageBody(ticketId, kind, author, contactId, authorName, text, channel, sentAt, autoReply, history, attachments,
                mentions,
                externalKeys());
    }

    @Override
    protected final void become(MessageBody body) {
        ticketId = body.ticketId();
        kind = Objects.requireNonNull(body.kind());
        author = Objects.requireNonNullElse(body.author(), author);
        contactId = body.contactId();
        authorName = body.authorName();
        text = body.text();
        channel = Objects.requireNonNull(body.channel());
        sentAt = body.sentAt() == null ? createdAt().truncatedTo(ChronoUnit.SECONDS) : body.sentAt();
        autoReply = Objects.requireNonNull(body.autoReply());
        history = Objects.requireNonNull(body.history());
        attachments = body.attachmentIds();
        mentions = body.mentionedIds();
    }
}
