package io.perennial.engagement.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.engagement.callbacks.CallbackState;
import io.perennial.engagement.tasks.TaskId;
import io.perennial.engagement.tasks.TaskReason;
import io.perennial.engagement.tasks.TaskState;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The task or the callback that a rule has made of one cause.
 *
 * @param taskState null if the task is deleted, or the caller does not see it
 * @param callbackState null if the callback is deleted, or the caller does not see it
 */
public record FollowUpDecision(String cause, @Nullable TaskId taskId, @Nullable TaskState taskState, @Nullable CallbackId callbackId,
        @Nullable CallbackState callbackState, Instant decidedAt,
        @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TaskReason reason) {
    static final String OF_ACCOUNT =
            """
            select d.cause, d.task_id, (select t.state from {engagement.visible_task} t where t.id = d.task_id) as task_state,
                   d.callback_id, (select c.state from {engagement.visible_callback} c where c.id = d.callback_id) as callback_state,
                   d.decided_at, d.reason
            from {engagement.visible_follow_up_decision} d
            where d.rule_id = :rule and d.account_id = :account
            order by d.decided_at desc, d.cause
            limit 100
            """;
}
