package io.perennial.tickets;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Stored;
import io.perennial.records.KeyedRecord;
import io.perennial.tickets.TicketState.Closed;
import io.perennial.tickets.TicketState.New;
import io.perennial.tickets.TicketState.Open;
import io.perennial.tickets.TicketState.Solved;
import io.perennial.tickets.TicketState.Spam;
import io.perennial.tickets.TicketState.Unsolved;
import io.perennial.tickets.matching.KnownAskers.Recognised;
import io.perennial.tickets.queues.QueueId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request of a customer, from the moment at which it reaches the tenant until it is closed. */
@Entity
@Table(schema = "tickets", name = "ticket")
class Ticket extends KeyedRecord<TicketBody> {
    private long number;
    @Column(name = "account_id") private @Nullable AccountId accountId;
    @Column(name = "contact_id") private @Nullable ContactId contactId;
    @Convert(converter = Requester.Kept.class) private @Nullable Requester requester;
    private String subject;
    private String type;
    private @Nullable String category;
    private @Nullable String product;
    private Severity severity;
    private @Nullable Degree impact;
    private @Nullable Degree urgency;
    private String channel;
    private @Nullable Locale language;
    private int tier;
    @Convert(converter = Stored.Texts.class) private List<String> tags;
    @Column(name = "occurred_at") private @Nullable Instant occurredAt;
    @Column(name = "reported_at") private Instant reportedAt;
    private Precision precision;
    @Column(name = "expected_by") private @Nullable Instant expectedBy;
    @Column(name = "acknowledged_at") private @Nullable Instant acknowledgedAt;
    @Column(name = "responsible_party") private @Nullable String responsibleParty;
    private boolean history;
    @Column(name = "queue_id") private @Nullable QueueId queueId;
    @Column(name = "assignee_id") private @Nullable MemberId assigneeId;
    @Embedded private Standing standing;

    Ticket(TicketBody body, Instant now) {
        super(new TicketId(TypeId.next()), body, now);
        become(body);
        standing = new Standing(reportedAt);
        if (history) standing.tell(body, reportedAt);
    }

    /** For EclipseLink. */
    protected Ticket() {}

    @Override
    public TicketId id() {
        return new TicketId(key());
    }

    /** Gives a new ticket its number, before it is stored. */
    void number(long next) {
        number = next;
    }

    /** Gives a new ticket to the contact who was recognised, before it is stored. */
    void isOf(Recognised contact) {
        accountId = contact.accountId();
        contactId = contact.contactId();
    }

    @Nullable
    AccountId accountId() {
        return accountId;
    }

    Instant made() {
        return createdAt();
    }

    String label() {
        return "#" + number + " " + subject;
    }

    @Override
    protected TicketEvent created(Changes changes) {
        return new TicketEvent.Created(id(), accountId, label(), changes);
    }

    @Override
    protected TicketEvent changed(Changes changes) {
        return new TicketEvent.Changed(id(), accountId, label(), changes);
    }

    @Override
    protected TicketEvent deleted(Changes changes) {
        return new TicketEvent.Deleted(id(), accountId, label(), changes);
    }

    /** Returns the content. A state is a part of it only in history, where another system says it; elsewhere work leads to it. */
    @Override
    public TicketBody body() {
        return new TicketBody(
                accountId, contactId, requester, subject, type, category, product, severity, impact, urgency, channel, language, tier, tags,
                occurredAt, reportedAt, precision, expectedBy, acknowledgedAt, responsibleParty, queueId, history,
                history ? standing.word() : null,
                history ? standing.firstRepliedAt() : null,
                history ? standing.solvedAt() : null, history ? standing.closedAt() : null, externalKeys());
    }

    @Override
    protected final void become(TicketBody body) {
        accountId = body.accountId();
        contactId = body.contactId();
        requester = body.requester();
        subject = body.subject();
        type = Objects.requireNonNull(body.type());
        category = body.category();
        product = body.product();
        severity = Objects.requireNonNull(body.severity());
        impact = body.impact();
        urgency = body.urgency();
        channel = Objects.requireNonNull(body.channel());
        language = body.language();
        tier = Objects.requireNonNull(body.tier());
        tags = body.tags();
        occurredAt = body.occurredAt();
        reportedAt = body.reportedAt() == null ? createdAt().truncatedTo(ChronoUnit.SECONDS) : body.reportedAt();
        precision = Objects.requireNonNull(body.precision());
        expectedBy = body.expectedBy();
        acknowledgedAt = body.acknowledgedAt();
        responsibleParty = body.responsibleParty();
        if (body.queueId() != null) queueId = body.queueId();
        history = Objects.requireNonNull(body.history());
        if (standing == null) return;
        if (history) standing.tell(body, reportedAt);
        else standing.reported(reportedAt);
    }

    Standing standing() {
        return standing;
    }

    TicketState state() {
        return standing.state();
    }

    /** Returns true if this contact at this account asked. */
    boolean isBy(ContactId contact, @Nullable AccountId account) {
        return contact.equals(contactId) && Objects.equals(account, accountId);
    }

    @Nullable
    MemberId assignee() {
        return assigneeId;
    }

    /** Returns true if it is in that queue, or any if null, and that member has it. */
    boolean isWith(@Nullable QueueId queue, @Nullable MemberId member) {
        return (queue == null || queue.equals(queueId)) && Objects.equals(member, assigneeId);
    }

    /** Gives it to a queue, or leaves it there if null; to a member, or back to all. Work on a new ticket begins when a member gets it. */
    TicketEvent.Assigned assign(@Nullable QueueId queue, @Nullable MemberId member, Instant now) {
        if (member != null && !(state() instanceof Unsolved)) throw Standing.notIn("Only a ticket that is not solved can be assigned.");
        var changes = new LinkedHashMap<String, Change>();
        if (queue != null && !queue.equals(queueId)) changes.put("queueId", new Change(queueId, queue));
        if (!Objects.equals(member, assigneeId)) changes.put("assigneeId", new Change(assigneeId, member));
        queueId = queue == null ? queueId : queue;
        assigneeId = member;
        if (member != null && state() instanceof New) changes.putAll(moved(() -> standing.move(new Open(), now)).fields());
        later(now);
        return new TicketEvent.Assigned(id(), accountId, label(), new Changes(changes));
    }

    /** Moves it to another state, and returns what that is called. */
    TicketEvent move(TicketState to, Instant now) {
        return move(at -> at.move(to, now), now, switch (to) {
            case Unsolved _ -> TicketEvent.StateChanged::new;
            case Solved _ -> TicketEvent.Solved::new;
            case Closed _ -> TicketEvent.Closed::new;
            case Spam _ -> TicketEvent.MarkedAsSpam::new;
        });
    }

    /** Notes what the customer has heard. It is an event only if something is new. */
    Optional<TicketEvent> hears(Heard told, Instant now) {
        var changes = told.since(standing.heard());
        if (changes.isEmpty()) return Optional.empty();
        standing.hears(told);
        later(now);
        return Optional.of(changed(new Changes(changes)));
    }

    /** Notes a reply to the customer, which keeps a promise that was made before. Only the first one is an event. */
    Optional<TicketEvent> replied(Instant at, Instant now) {
        var told = standing.heard().replied(at);
        var changes = told.since(standing.heard());
        if (changes.isEmpty()) return Optional.empty();
        standing.hears(told);
        if (state() instanceof New) changes.putAll(moved(() -> standing.move(new Open(), now)).fields());
        later(now);
        return Optional.of(changes.containsKey("state") ? new TicketEvent.StateChanged(id(), accountId, label(), new Changes(changes))
                : changed(new Changes(changes)));
    }

    /** Changes where it stands. */
    TicketEvent move(Consumer<Standing> move, Instant now, TicketEvent.Named event) {
        var changes = moved(() -> move.accept(standing));
        later(now);
        return event.of(id(), accountId, label(), changes);
    }

    private Changes moved(Runnable move) {
        var changes = new LinkedHashMap<String, Change>();
        var before = standing.word();
        var into = standing.mergedInto();
        move.run();
        changes.put("state", new Change(before, standing.word()));
        if (!Objects.equals(into, standing.mergedInto())) changes.put("mergedInto", new Change(into, standing.mergedInto()));
        return new Changes(changes);
    }

    /** Notes a change. The times of states have no fractions, so they may be before the last change of the same second; each is a version. */
    private void later(Instant now) {
        touched(now.isAfter(updatedAt()) ? now : updatedAt().plus(1, ChronoUnit.MICROS));
    }
}
