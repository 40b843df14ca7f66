package io.perennial.engagement.callbacks;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Knows the state of a callback, its attempts, and what a person has to decide. */
@Embeddable
class CallbackStanding {
    static final int MOST_ATTEMPTS = 20;

    private CallbackState state;
    private int attempts;
    @Column(name = "next_at") private Instant nextAt;
    @Column(name = "reached_at") private @Nullable Instant reachedAt;
    @Column(name = "missed_at") private @Nullable Instant missedAt;
    @Column(name = "withdrawn_at") private @Nullable Instant withdrawnAt;
    @Column(name = "withdrawn_by") private @Nullable AskedBy withdrawnBy;
    @Column(name = "withdrawn_for") private @Nullable String withdrawnFor;
    private @Nullable CallbackQuestion question;

    CallbackStanding(Instant startsAt) {
        state = CallbackState.PLANNED;
        nextAt = startsAt;
    }

    /** For EclipseLink. */
    protected CallbackStanding() {}

    CallbackState state() {
        return state;
    }

    Instant nextAt() {
        return nextAt;
    }

    int attempts() {
        return attempts;
    }

    @Nullable
    Instant reachedAt() {
        return reachedAt;
    }

    @Nullable
    CallbackQuestion question() {
        return question;
    }

    /** Returns true if somebody still has to reach the contact. */
    boolean isOpen() {
        return switch (state) {
            case PLANNED, MISSED -> true;
            case REACHED, NOT_REACHED, WITHDRAWN -> false;
        };
    }

    /** Returns true if nobody had tried when its window ended, also if another time was agreed on since. */
    boolean wasMissed() {
        return missedAt != null;
    }

    void requireOpen() {
        if (!isOpen()) throw CallbackRefusal.CALLBACK_ENDED.because("The callback has ended.");
    }

    /** Plans it for another instant. */
    void plan(Instant startsAt) {
        if (isOpen()) state = CallbackState.PLANNED;
        answerTime();
        nextAt = startsAt;
    }

    /** Notes that somebody has decided when it takes place, or who has the time. */
    void answerTime() {
        if (question == CallbackQuestion.NO_FREE_TIME) question = null;
    }

    /** Takes over what another system says of the past. */
    void tell(CallbackBody body, Instant windowEndsAt) {
        state = Objects.requireNonNull(body.state());
        reachedAt = body.reachedAt();
        missedAt = state == CallbackState.MISSED || reachedAt != null && reachedAt.isAfter(windowEndsAt) ? windowEndsAt : null;
        withdrawnAt = state == CallbackState.WITHDRAWN ? nextAt : null;
        withdrawnBy = state == CallbackState.WITHDRAWN ? AskedBy.CONTACT : null;
    }

    void reach(Instant at) {
        count();
        state = CallbackState.REACHED;
        reachedAt = at;
        question = null;
    }

    /** @param next when to try again; null to give up */
    void fail(@Nullable Instant next) {
        count();
        state = next == null ? CallbackState.NOT_REACHED : CallbackState.PLANNED;
        nextAt = next == null ? nextAt : next;
    }

    private void count() {
        requireOpen();
        attempts++;
    }

    void miss(Instant at) {
        state = CallbackState.MISSED;
        missedAt = missedAt == null ? at : missedAt;
    }

    void withdraw(AskedBy by, String reason, Instant at) {
        requireOpen();
        state = CallbackState.WITHDRAWN;
        withdrawnAt = at;
        withdrawnBy = by;
        withdrawnFor = reason;
        question = null;
    }

    boolean isWithdrawn(AskedBy by, String reason) {
        return state == CallbackState.WITHDRAWN && by == withdrawnBy && reason.equals(withdrawnFor);
    }

    void restore() {
        if (state != CallbackState.WITHDRAWN) throw CallbackRefusal.STATE_DIFFERS.because("The callback is not withdrawn.");
        state = CallbackState.PLANNED;
        withdrawnAt = null;
        withdrawnBy = null;
        withdrawnFor = null;
    }

    void ask(@Nullable CallbackQuestion what) {
        question = what;
    }

    void answer() {
        question = null;
    }
}
