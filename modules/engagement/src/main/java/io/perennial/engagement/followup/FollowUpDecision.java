package io.perennial.engagement.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.engagement.callbacks.CallbackState;
import io.perennial.engagement.tasks.TaskId;
import io.perennial.engagement.tasks.TaskReason;
import io.perennial.engagement.tasks.TaskState;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The task or the callback that a rule has made of one cause.
 *
 * @param cause what it was made of, once
 * @param recordId the ticket or the renewal that it is of, if any
 * @param taskState null if the task is deleted, or the caller does not see it
 * @param callbackState null if the callback is deleted, or the caller does not see it
 */
public record FollowUpDecision(String cause, @Nullable String recordId, @Nullable TaskId taskId, @Nullable TaskState taskState,
        @Nullable CallbackId callbackId,
        @Nullable CallbackState callbackState, Instant decidedAt,
        @Classified(FieldClass.HEALTH) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TaskReason reason) {
    private static final String TICKET = "ticket:";
    private static final String RENEWAL = "renewal:";

    /** Names the record by its id in the API, which the stored cause does not know. */
    public FollowUpDecision {
        recordId = record(cause);
        if (recordId != null) cause = cause.substring(0, cause.indexOf(':') + 1) + recordId;
    }

    private static @Nullable String record(String cause) {
        if (cause.startsWith(TICKET)) return new TicketId(UUID.fromString(cause.substring(TICKET.length()))).text();
        return cause.startsWith(RENEWAL) ? new RenewalId(UUID.fromString(cause.substring(RENEWAL.length()))).text() : null;
    }

    static final String OF_ACCOUNT =
            """
            select d.cause, null as record_id, d.task_id, (select t.state from {engagement.visible_task} t where t.id = d.task_id) as task_state,
                   d.callback_id, (select c.state from {engagement.visible_callback} c where c.id = d.callback_id) as callback_state,
                   d.decided_at, d.reason
            from {engagement.visible_follow_up_decision} d
            where d.rule_id = :rule and d.account_id = :account
            order by d.decided_at desc, d.cause
            limit 100
            """;
}
