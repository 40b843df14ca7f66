package io.perennial.tickets;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Stored;
import io.perennial.records.KeyedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    private boolean history;

    private TicketStatus state = TicketStatus.NEW;
    @Column(name = "state_since") private Instant stateSince;
    @Column(name = "first_replied_at") private @Nullable Instant firstRepliedAt;
    @Column(name = "solved_at") private @Nullable Instant solvedAt;
    @Column(name = "closed_at") private @Nullable Instant closedAt;

    Ticket(TicketBody body, Instant now) {
        super(new TicketId(TypeId.next()), body, now);
        become(body);
        stateSince = reportedAt;
        tellHistory(body);
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

    @Nullable
    AccountId accountId() {
        return accountId;
    }

    private String label() {
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
                occurredAt, reportedAt, precision, expectedBy, history, history ? state : null, history ? firstRepliedAt : null,
                history ? solvedAt : null, history ? closedAt : null, externalKeys());
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
        history = Objects.requireNonNull(body.history());
        tellHistory(body);
    }

    /** Takes over where it stands in the system whose history this is. */
    private void tellHistory(TicketBody body) {
        if (!history) return;
        firstRepliedAt = body.firstRepliedAt();
        solvedAt = body.solvedAt();
        closedAt = body.closedAt();
        state = body.state() == null ? told() : body.state();
    }

    private TicketStatus told() {
        if (closedAt != null) return TicketStatus.CLOSED;
        if (solvedAt != null) return TicketStatus.SOLVED;
        return firstRepliedAt == null ? TicketStatus.NEW : TicketStatus.OPEN;
    }
}
