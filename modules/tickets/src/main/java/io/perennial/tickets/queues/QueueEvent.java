package io.perennial.tickets.queues;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;

/** An event of a queue, labelled with its name. */
public sealed interface QueueEvent extends DomainEvent {
    @Override
    QueueId subject();

    @EventName(op = Op.CREATED)
    record Created(QueueId subject, String label, Changes changes) implements QueueEvent {}

    record Changed(QueueId subject, String label, Changes changes) implements QueueEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(QueueId subject, String label, Changes changes) implements QueueEvent {}
}
