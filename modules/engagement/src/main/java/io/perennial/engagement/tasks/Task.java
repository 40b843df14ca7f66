package io.perennial.engagement.tasks;

import io.perennial.accounts.AccountId;
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
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a member has to do, until it is done or dropped. */
@Entity
@Table(schema = "engagement", name = "task")
class Task extends KeyedRecord<TaskBody> {
    private static final String FIXED = "The task is done or dropped, so it can no longer be changed.";

    @Column(name = "account_id") private @Nullable AccountId accountId;
    private String title;
    private @Nullable String note;
    @Column(name = "owner_id") private @Nullable MemberId ownerId;
    @Column(name = "team_id") private @Nullable TeamId teamId;
    @Column(name = "due_on") private @Nullable LocalDate dueOn;
    @Column(name = "due_at") private @Nullable Instant dueAt;
    @Column(name = "due_in_work_days") private @Nullable Integer dueInWorkDays;
    @Column(name = "due_until") private @Nullable Instant dueUntil;
    @Column(name = "due_provisional") private boolean dueProvisional;
    private Priority priority;
    @Convert(converter = ChecklistItem.Kept.class) private List<ChecklistItem> checklist;
    @Column(name = "ticket_id") private @Nullable TicketId ticketId;
    @Column(name = "renewal_id") private @Nullable UUID renewalId;

    private TaskSource source;
    /** The name of what made it; null if a person or another system did. */
    @Column(name = "cause", updatable = false) private @Nullable String cause;
    @Column(name = "snoozed_until") private @Nullable Instant snoozedUntil;
    private TaskState state;
    @Column(name = "closed_at") private @Nullable Instant closedAt;
    private @Nullable String outcome;

    Task(TaskBody body, Instant now) {
        super(new TaskId(TypeId.next()), body, now);
        become(body);
        state = TaskState.OPEN;
    }

    /** For EclipseLink. */
    protected Task() {}

    @Override
    public TaskId id() {
        return new TaskId(key());
    }

    @Nullable
    AccountId accountId() {
        return accountId;
    }

    TaskState state() {
        return state;
    }

    @Nullable
    Instant snoozedUntil() {
        return snoozedUntil;
    }

    Instant made() {
        return createdAt();
    }

    @Override
    protected TaskEvent created(Changes changes) {
        return new TaskEvent.Created(id(), accountId, title, changes);
    }

    @Override
    protected TaskEvent changed(Changes changes) {
        return new TaskEvent.Changed(id(), accountId, title, changes);
    }

    @Override
    protected TaskEvent deleted(Changes changes) {
        return new TaskEvent.Deleted(id(), accountId, title, changes);
    }

    /** Refuses to change a task that is done or dropped, unless nothing would change. */
    @Override
    public Optional<DomainEvent> change(TaskBody to, Instant now) {
        if (!to.equals(body())) requireOpen();
        return super.change(to, now);
    }

    private void requireOpen() {
        if (state != TaskState.OPEN) throw TaskRefusal.TASK_CLOSED.because(FIXED);
    }

    /**
     * Sets the time by which it is due, which follows from what was said.
     *
     * @param day the day that work days lead to; null if it was not said in work days
     * @param until the instant at which it is late
     * @param provisional true if holidays that are not published yet may move it
     */
    void falls(@Nullable LocalDate day, @Nullable Instant until, boolean provisional) {
        if (dueInWorkDays != null) dueOn = day;
        dueUntil = until;
        dueProvisional = provisional;
    }

    /** Returns true if it stands where a request wants it, so that the request only repeats itself. */
    boolean is(TaskState wanted, @Nullable String said) {
        return state == wanted && Objects.equals(outcome, said);
    }

    TaskEvent complete(@Nullable String note, Instant now) {
        return close(TaskState.DONE, note, now, TaskEvent.Done::new);
    }

    TaskEvent drop(String reason, Instant now) {
        return close(TaskState.DROPPED, reason, now, TaskEvent.Dropped::new);
    }

    /** Ends it in another way than it had ended: what it was for has ended so. */
    TaskEvent endAs(TaskState to, @Nullable String said, Instant now) {
        closedAt = now;
        return move(to, said, now, to == TaskState.DONE ? TaskEvent.Done::new : TaskEvent.Dropped::new);
    }

    private TaskEvent close(TaskState as, @Nullable String said, Instant now, Named event) {
        requireOpen();
        closedAt = now;
        return move(as, said, now, event);
    }

    /** @param from the state that is undone */
    TaskEvent reopen(TaskState from, Instant now) {
        if (state != from || from == TaskState.OPEN) throw TaskRefusal.OUTCOME_DIFFERS.because("The task does not have this outcome.");
        closedAt = null;
        return move(TaskState.OPEN, null, now, TaskEvent.Reopened::new);
    }

    /** Makes an event of a change. */
    private interface Named {
        TaskEvent of(TaskId subject, @Nullable AccountId account, String label, Changes changes);
    }

    private TaskEvent move(TaskState to, @Nullable String said, Instant now, Named event) {
        var changes = new LinkedHashMap<String, Change>();
        changes.put("state", new Change(state, to));
        if (!Objects.equals(outcome, said)) changes.put("outcome", new Change(outcome, said));
        state = to;
        outcome = said;
        snoozedUntil = null;
        touched(now);
        return event.of(id(), accountId, title, new Changes(changes));
    }

    /** Returns true if somebody has done something with it since it was made. */
    boolean isTaken() {
        return version() > 1;
    }

    /** Says that its reason has other figures. */
    TaskEvent explained(Map<String, ? extends @Nullable Object> figures, Instant now) {
        touched(now);
        return changed(new Changes(Map.of("reason", new Change(null, figures))));
    }

    /** @param until null to show it as work again */
    TaskEvent snooze(@Nullable Instant until, Instant now) {
        requireOpen();
        var change = new Change(snoozedUntil, until);
        snoozedUntil = until;
        touched(now);
        return changed(new Changes(Map.of("snoozedUntil", change)));
    }

    @Override
    public TaskBody body() {
        return new TaskBody(
                accountId, title, note, ownerId, teamId, dueInWorkDays == null ? dueOn : null, dueAt, dueInWorkDays, priority, checklist,
                ticketId, StoredPlain.id(renewalId, RenewalId::new), externalKeys());
    }

    @Override
    protected final void become(TaskBody body) {
        accountId = body.accountId();
        title = body.title();
        note = body.note();
        ownerId = body.ownerId();
        teamId = body.teamId();
        if (body.dueInWorkDays() == null) dueOn = body.dueOn();
        dueAt = body.dueAt();
        dueInWorkDays = body.dueInWorkDays();
        priority = Objects.requireNonNull(body.priority());
        checklist = body.checklist();
        ticketId = body.ticketId();
        renewalId = StoredPlain.uuid(body.renewalId());
        source = cause == null ? saidSource() : source;
    }

    private TaskSource saidSource() {
        if (ticketId != null) return TaskSource.TICKET;
        return renewalId == null ? TaskSource.MANUAL : TaskSource.RENEWAL;
    }
}
