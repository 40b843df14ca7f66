package io.perennial.engagement.tasks;

import io.perennial.kernel.Refusal;

enum TaskRefusal implements Refusal.Reason {
    TASK_CLOSED,
    OUTCOME_DIFFERS,
    OWNER_NOT_SELF,
    UNKNOWN_TEAM,
    UNKNOWN_TICKET,
    UNKNOWN_RENEWAL
}
