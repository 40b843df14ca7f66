package io.perennial.engagement.followup;

import io.perennial.engagement.callbacks.CallbackChannel;
import io.perennial.engagement.tasks.Priority;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The task or the callback that a rule makes.
 *
 * @param kind null for a task
 * @param channel how the contact of a callback is reached; null for the telephone
 * @param memberId who does it, in the place of the account's owner
 * @param teamId the team that does it, in the place of the account's owner
 * @param steps its checklist
 */
public record FollowUpAction(
        @Nullable Kind kind,
        @Nullable CallbackChannel channel,
        @NotNull @Characters(max = 200) String title,
        @Characters(max = 5_000) @Nullable String note,
        @Nullable MemberId memberId,
        @Nullable TeamId teamId,
        @Min(value = 0, message = "must be at least {value}") @Max(value = 250, message = "must be at most {value}")
        @Nullable Integer dueInWorkDays,
        @Nullable Priority priority,
        @Size(max = 50, message = "must have at most {max} items") List<@NotNull @Characters(max = 200) String> steps) {
    /** Names what a rule makes. */
    public enum Kind { TASK, CALLBACK }

    private static final int USUAL_DAYS = 3;

    /** Sets missing values to their defaults. */
    public FollowUpAction {
        kind = kind == null ? Kind.TASK : kind;
        dueInWorkDays = dueInWorkDays == null ? USUAL_DAYS : dueInWorkDays;
        priority = priority == null ? Priority.NORMAL : priority;
        steps = steps == null ? List.of() : steps;
    }

    /** Returns true if it makes a callback. */
    boolean isCallback() {
        return kind == Kind.CALLBACK;
    }

    /** Returns true if an account without an owner gets nothing. */
    boolean needsOwner() {
        return memberId == null && teamId == null;
    }
}
