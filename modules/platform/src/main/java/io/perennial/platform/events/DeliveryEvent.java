package io.perennial.platform.events;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** The events of dead letters. */
public sealed interface DeliveryEvent extends DomainEvent {
    @Override
    DeliveryId subject();

    /** The listener has handled the event after all. */
    record Replayed(DeliveryId subject, Changes changes) implements DeliveryEvent {}
}
