package io.perennial.tickets.queues;

import io.perennial.kernel.Refusal;

enum QueueRefusal implements Refusal.Reason {
    QUEUE_IN_USE,
    UNKNOWN_MEMBER,
    UNKNOWN_QUEUE
}
