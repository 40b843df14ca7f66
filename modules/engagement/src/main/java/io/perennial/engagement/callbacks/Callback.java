package io.perennial.engagement.callbacks;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.StoredPlain;
import io.perennial.records.KeyedRecord;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A promise to a customer: a conversation at a local time. Only a person ends it. */
@Entity
@Table(schema = "engagement", name = "callback")
class Callback extends KeyedRecord<CallbackBody> {
    @Column(name = "account_id") private AccountId accountId;
    @Column(name = "contact_id") private @Nullable ContactId contactId;
    @Column(name = "ticket_id") private @Nullable TicketId ticketId;
    @Column(name = "renewal_id") private @Nullable UUID renewalId;
    private String subject;
    @Column(name = "owner_id") private @Nullable MemberId ownerId;
    @Column(name = "team_id") private @Nullable UUID teamId;
    private @Nullable Locale language;
    private CallbackChannel channel;

    private LocalDateTime local;
    private ZoneId zone;
    private String tzdata = CallbackTime.rules();
    private int minutes;
    @Column(name = "window_minutes") private int windowMinutes;
    @Column(name = "starts_at") private Instant startsAt = Instant.EPOCH;
    @Column(name = "window_ends_at") private Instant windowEndsAt = Instant.EPOCH;
    private boolean history;
    @Embedded private CallbackStanding standing;

    /** False for a new one whose zone is that of its contact, until it is known. */
    @Transient private boolean isPlaced;

    Callback(CallbackBody body, Instant now) {
        super(new CallbackId(TypeId.next()), body, now);
        zone = ZoneOffset.UTC;
        isPlaced = body.zone() != null;
        become(body);
    }

    /** For EclipseLink. */
    protected Callback() {}

    @Override
    public CallbackId id() {
        return new CallbackId(key());
    }

    AccountId about() {
        return accountId;
    }

    @Nullable
    MemberId owner() {
        return ownerId;
    }

    CallbackTime time() {
        return new CallbackTime(local, zone);
    }

    CallbackStanding standing() {
        return standing;
    }

    Instant startsAt() {
        return startsAt;
    }

    /** Returns the instant at which it was promised, as far as we know. */
    Instant made() {
        return createdAt();
    }

    /** Returns the time that it takes, in minutes. */
    int minutes() {
        return minutes;
    }

    boolean isHistory() {
        return history;
    }

    /** Returns the instant at which it is missed unless somebody has tried by then. */
    Instant missedAfter() {
        return standing.nextAt().plusSeconds(60L * windowMinutes);
    }

    /** Returns true if its promised time has come. */
    boolean isDue(Instant now) {
        return !startsAt.isAfter(now);
    }

    /**
     * Returns the instant that counts as reached. That somebody was reached inside the window is believed until the conversation is over, if it began at
     * the end of the window. What is told later counts from then on: nothing that is said afterwards turns a miss into a promise that was kept.
     */
    Instant reached(Instant said, Instant now) {
        return !said.isAfter(windowEndsAt) && now.isAfter(windowEndsAt.plusSeconds(60L * minutes)) ? now : said;
    }

    /** Places a new one in this zone, unless it says its own. */
    void beginIn(ZoneId usual) {
        if (!isPlaced) become(body().in(usual));
        isPlaced = true;
    }

    /** Returns true if it says its zone. */
    boolean isPlaced() {
        return isPlaced;
    }

    /** Refuses to work on one that has ended. */
    void requireOpen() {
        if (history) throw CallbackRefusal.CALLBACK_ENDED.because("The callback has ended.");
        standing.requireOpen();
    }

    @Override
    protected CallbackEvent created(Changes changes) {
        return new CallbackEvent.Planned(id(), about(), subject, changes);
    }

    @Override
    protected CallbackEvent changed(Changes changes) {
        return new CallbackEvent.Changed(id(), about(), subject, changes);
    }

    @Override
    protected CallbackEvent deleted(Changes changes) {
        return new CallbackEvent.Deleted(id(), about(), subject, changes);
    }

    /** Refuses to change one that has ended, except that history is corrected. Another time is a move. */
    @Override
    public Optional<DomainEvent> change(CallbackBody to, Instant now) {
        var body = to.zone() == null ? to.in(zone) : to;
        if (!body.equals(body()) && !history) requireOpen();
        var before = time();
        var changed = super.change(body, now);
        return changed.map(event -> before.equals(time()) ? event : new CallbackEvent.Moved(id(), about(), subject, event.changes()));
    }

    /** Agrees on another time. The attempts begin anew. */
    CallbackEvent.Moved move(LocalDateTime to, ZoneId in, Instant now) {
        requireOpen();
        var changes = new LinkedHashMap<String, Change>();
        if (!to.equals(local)) changes.put("local", new Change(local, to));
        if (!in.equals(zone)) changes.put("zone", new Change(zone, in));
        local = to;
        zone = in;
        place();
        later(now);
        return new CallbackEvent.Moved(id(), about(), subject, new Changes(changes));
    }

    /** Changes where it stands. */
    CallbackEvent stand(Named event, Instant now, Runnable change) {
        var before = standing.state();
        change.run();
        later(now);
        var changes = before == standing.state() ? Map.<String, Change>of() : Map.of("state", new Change(before, standing.state()));
        return event.of(id(), about(), subject, new Changes(changes));
    }

    /** Makes an event of a change. */
    interface Named {
        CallbackEvent of(CallbackId subject, AccountId about, String label, Changes changes);
    }

    @Override
    public CallbackBody body() {
        return new CallbackBody(
                accountId, contactId, ticketId, StoredPlain.id(renewalId, RenewalId::new), subject, ownerId,
                StoredPlain.id(teamId, TeamId::new), language, channel, local, zone, minutes, windowMinutes, history,
                history ? standing.state() : null, history ? standing.reachedAt() : null, externalKeys());
    }

    @Override
    protected final void become(CallbackBody body) {
        if (contactId != null && !contactId.equals(body.contactId()) && standing != null) standing.answer();
        if (standing != null && !Objects.equals(ownerId, body.ownerId())) standing.answerTime();
        accountId = body.accountId();
        contactId = body.contactId();
        ticketId = body.ticketId();
        renewalId = StoredPlain.uuid(body.renewalId());
        subject = body.subject();
        ownerId = body.ownerId();
        teamId = StoredPlain.uuid(body.teamId());
        language = body.language();
        channel = Objects.requireNonNull(body.channel());
        local = body.local();
        zone = body.zone() == null ? zone : body.zone();
        minutes = body.length();
        windowMinutes = body.window();
        history = body.isHistory();
        var before = startsAt;
        computeInstants();
        if (standing == null || !startsAt.equals(before)) stand(body);
        else if (history) standing.tell(body, windowEndsAt);
    }

    private void stand(CallbackBody body) {
        if (standing == null) standing = new CallbackStanding(startsAt);
        if (history) standing.tell(body, windowEndsAt);
        else standing.plan(startsAt);
    }

    private void place() {
        computeInstants();
        standing.plan(startsAt);
    }

    private void computeInstants() {
        startsAt = time().instant();
        windowEndsAt = startsAt.plusSeconds(60L * windowMinutes);
        tzdata = CallbackTime.rules();
    }

    private void later(Instant now) {
        touched(now.isBefore(updatedAt()) ? updatedAt() : now);
    }
}
