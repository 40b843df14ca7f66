package io.perennial.tickets;

import io.perennial.kernel.Maybe;
import io.perennial.kernel.Wording;
import io.perennial.tickets.TicketState.Closed;
import io.perennial.tickets.TicketState.New;
import io.perennial.tickets.TicketState.OnHold;
import io.perennial.tickets.TicketState.Open;
import io.perennial.tickets.TicketState.Pending;
import io.perennial.tickets.TicketState.Solved;
import io.perennial.tickets.TicketState.Spam;
import io.perennial.tickets.TicketState.Unsolved;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of a ticket that say where it stands, and the moves between its states. */
@Embeddable
class Standing {
    /** A merge can be undone for this time. */
    private static final Duration UNMERGES_FOR = Duration.ofDays(30);

    private TicketStatus state = TicketStatus.NEW;
    @Column(name = "state_since") private Instant since;
    @Column(name = "first_replied_at") private @Nullable Instant firstRepliedAt;
    @Column(name = "solved_at") private @Nullable Instant solvedAt;
    @Column(name = "closed_at") private @Nullable Instant closedAt;
    @Column(name = "waits_until") private @Nullable Instant waitsUntil;
    @Column(name = "hold_party") private @Nullable HoldParty holdParty;
    private @Nullable String cause;
    private @Nullable String workaround;
    private @Nullable String solution;
    @Column(name = "root_cause") private @Nullable String rootCause;
    private @Nullable String apology;
    private @Nullable String remedy;
    private int reopens;
    @Column(name = "merged_into") private @Nullable TicketId mergedInto;
    @Column(name = "merged_at") private @Nullable Instant mergedAt;
    @Column(name = "merged_state") private @Nullable TicketStatus mergedState;
    @Column(name = "merged_party") private @Nullable HoldParty mergedParty;
    @Column(name = "merged_until") private @Nullable Instant mergedUntil;
    @Column(name = "promised_by") private @Nullable Instant promisedBy;
    @Column(name = "promised_at") private @Nullable Instant promisedAt;

    Standing(Instant since) {
        this.since = since;
    }

    /** For EclipseLink. */
    protected Standing() {}

    /** Takes over where a ticket stands in the system whose history it is. */
    void tell(TicketBody body, Instant reportedAt) {
        firstRepliedAt = body.firstRepliedAt();
        solvedAt = body.solvedAt();
        closedAt = body.closedAt();
        var told = ToldState.of(body);
        if (told != state) since = ToldState.since(told, body, reportedAt);
        state = told;
    }

    /** Takes over another time of the report. A new ticket has been new since then, and no state began before. */
    void reported(Instant at) {
        if (state == TicketStatus.NEW || since.isBefore(at)) since = at;
    }

    TicketStatus word() {
        return state;
    }

    Instant since() {
        return since;
    }

    @Nullable
    Instant firstRepliedAt() {
        return firstRepliedAt;
    }

    @Nullable
    Instant solvedAt() {
        return solvedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    Heard heard() {
        return new Heard(firstRepliedAt, promisedAt, promisedBy);
    }

    /** Takes over what the customer has heard. Only a ticket on which somebody works promises anything. */
    void hears(Heard told) {
        if (told.promisedBy() != null) requireUnsolved();
        firstRepliedAt = told.firstRepliedAt();
        promisedAt = told.promisedAt();
        promisedBy = told.promisedBy();
    }

    @Nullable
    Instant waitsUntil() {
        return waitsUntil;
    }

    @Nullable
    Instant promisedBy() {
        return promisedBy;
    }

    TicketState state() {
        return switch (state) {
            case NEW, OPEN, PENDING, ON_HOLD -> Unsolved.of(state, holdParty, waitsUntil);
            case SOLVED -> new Solved(solvedAt == null ? since : solvedAt, how());
            case CLOSED -> new Closed(closedAt == null ? since : closedAt, how());
            case SPAM -> new Spam();
        };
    }

    private @Nullable Solution how() {
        return cause == null || solution == null ? null : new Solution(cause, workaround, solution, rootCause, apology, remedy);
    }

    /** Moves to another state. Refuses a move that the present state does not allow. */
    void move(TicketState to, Instant now) {
        switch (to) {
            case New _ -> throw notIn("A ticket is new only until somebody works on it.");
            case Open _,Pending _,OnHold _,Solved _ -> requireUnsolved();
            case Closed _ -> requireSolved();
            case Spam _ -> {}
        }
        become(to, now);
    }

    private void requireUnsolved() {
        switch (state()) {
            case Unsolved _ -> {}
            case Solved _ -> throw notIn("The ticket is solved. Reopen it first.");
            case Closed _ -> throw notIn("The ticket is closed. Create another one.");
            case Spam _ -> throw notIn("The ticket is spam. Undo that first.");
        }
    }

    private void requireSolved() {
        switch (state()) {
            case Solved _ -> {}
            case Closed _ -> throw notIn("The ticket is closed. Create another one.");
            case Unsolved _,Spam _ -> throw notIn("The ticket is not solved.");
        }
    }

    static RuntimeException notIn(@io.perennial.kernel.Sentence String detail) {
        return TicketRefusal.STATE_DIFFERS.because(detail);
    }

    /** @param window a solved ticket can be reopened for this time */
    boolean canReopen(Instant now, Duration window) {
        return state() instanceof Solved solved && now.isBefore(solved.at().plus(window));
    }

    void reopen(Instant now, Duration window) {
        requireSolved();
        if (!canReopen(now, window))
            throw TicketRefusal.STATE_DIFFERS.because(
                    Wording.of("A ticket can be reopened only within {days} days after it was solved.").with("days", window.toDays()));
        become(new Open(), now);
        reopens++;
    }

    /** Undoes spam. */
    void restore(Instant now) {
        if (!(state() instanceof Spam)) throw notIn("The ticket is not spam.");
        become(new Open(), now);
    }

    @Nullable
    TicketId mergedInto() {
        return mergedInto;
    }

    /** Closes it, because another ticket goes on for it. */
    void merge(TicketId into, Instant now) {
        if (mergedInto != null) throw TicketRefusal.MERGE_REFUSED.because("The ticket is merged already. Undo that first.");
        requireUnsolved();
        mergedState = state;
        mergedParty = holdParty;
        mergedUntil = waitsUntil;
        become(new Closed(now, null), now);
        mergedInto = into;
        mergedAt = now;
    }

    /** Stands again where it stood. */
    void unmerge(Instant now) {
        if (mergedAt == null) throw notIn("The ticket is not merged.");
        if (!now.isBefore(mergedAt.plus(UNMERGES_FOR))) throw TicketRefusal.UNDO_EXPIRED.because("A merge can be undone for 30 days.");
        become(Unsolved.of(Objects.requireNonNullElse(mergedState, TicketStatus.OPEN), mergedParty, mergedUntil), now);
        mergedInto = null;
        mergedAt = null;
        mergedState = null;
        mergedParty = null;
        mergedUntil = null;
    }

    private void become(TicketState to, Instant now) {
        state = to.word();
        since = now;
        waitsUntil = switch (to) {
            case Pending pending -> pending.until();
            case OnHold hold -> hold.until();
            case New _,Open _,Solved _,Closed _,Spam _ -> null;
        };
        holdParty = to instanceof OnHold hold ? hold.party() : null;
        if (to instanceof Unsolved) solvedAt = null;
        else hears(heard().promised(null, now));
        if (to instanceof Solved solved) {
            solvedAt = solved.at();
            solvedBy(solved.how());
        }
        closedAt = to instanceof Closed closed ? closed.at() : null;
    }

    private void solvedBy(@Nullable Solution how) {
        cause = Maybe.map(how, Solution::cause);
        workaround = Maybe.map(how, Solution::workaround);
        solution = Maybe.map(how, Solution::solution);
        rootCause = Maybe.map(how, Solution::rootCause);
        apology = Maybe.map(how, Solution::apology);
        remedy = Maybe.map(how, Solution::remedy);
    }
}
