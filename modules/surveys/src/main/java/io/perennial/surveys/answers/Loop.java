package io.perennial.surveys.answers;

import io.perennial.engagement.tasks.TaskId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds what is done about an unhappy answer: by whom, until when, and what came of it. */
@Embeddable
class Loop {
    @Column(name = "loop_state") private @Nullable LoopState state;
    @Column(name = "loop_owner_id") private @Nullable MemberId ownerId;
    @Column(name = "loop_task_id") private @Nullable UUID taskId;
    @Column(name = "loop_due_on") private @Nullable LocalDate dueOn;
    @Column(name = "loop_cause") private @Nullable String cause;
    @Column(name = "loop_action") private @Nullable String action;
    @Column(name = "loop_closed_at") private @Nullable Instant closedAt;

    /** For EclipseLink, and for an answer that nobody has to react to. */
    protected Loop() {}

    void open(@Nullable MemberId owner, LocalDate due, @Nullable TaskId task) {
        if (task != null) taskId = task.value();
        state = LoopState.OPEN;
        ownerId = owner;
        dueOn = due;
    }

    /** Ends it without an outcome, because nobody has to react any more. The task that it made stays known. */
    Changes end() {
        var changes = new LinkedHashMap<String, Change>();
        noteChange("loopState", state, null, changes);
        noteChange("loopDueOn", dueOn, null, changes);
        state = null;
        ownerId = null;
        dueOn = null;
        return new Changes(changes);
    }

    /** Returns true if somebody has to react, and nobody has said that they do. */
    boolean isOpen() {
        return state == LoopState.OPEN;
    }

    /** Returns the state of a loop that is there. */
    LoopState state() {
        return Objects.requireNonNull(state);
    }

    @Nullable
    String cause() {
        return cause;
    }

    @Nullable
    String action() {
        return action;
    }

    boolean isThere() {
        return state != null;
    }

    boolean isSame(AnswerLoop to) {
        return state == to.state() && Objects.equals(cause, to.cause()) && Objects.equals(action, to.action());
    }

    Changes move(AnswerLoop to, Instant now) {
        var changes = new LinkedHashMap<String, Change>();
        noteChange("loopState", state, to.state(), changes);
        noteChange("loopCause", cause, to.cause(), changes);
        noteChange("loopAction", action, to.action(), changes);
        state = to.state();
        cause = to.cause();
        action = to.action();
        closedAt = to.state().isClosed() ? Objects.requireNonNullElse(closedAt, now) : null;
        return new Changes(changes);
    }

    private static void noteChange(String name, @Nullable Object before, @Nullable Object after, Map<String, Change> changes) {
        if (!Objects.equals(before, after)) changes.put(name, new Change(before, after));
    }
}
