package io.perennial.engagement.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.engagement.tasks.TaskId;
import io.perennial.engagement.tasks.TaskReason;
import io.perennial.engagement.tasks.TaskState;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The task that a rule has made of one cause.
 *
 * @param taskState null if the task is deleted, or the caller does not see it
 */
public record FollowUpDecision(String cause, TaskId taskId, @Nullable TaskState taskState, Instant decidedAt,
        @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TaskReason reason) {
    static final String OF_ACCOUNT =
            """
            select d.cause, d.task_id, (select t.state from {engagement.visible_task} t where t.id = d.task_id) as task_state, d.decided_at, d.reason
            from {engagement.visible_follow_up_decision} d
            where d.rule_id = :rule and d.account_id = :account
            order by d.decided_at desc, d.cause
            limit 100
            """;
}
