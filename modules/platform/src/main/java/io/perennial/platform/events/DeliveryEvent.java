package io.perennial.platform.events;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** What happens to deliveries that were set aside. */
public sealed interface DeliveryEvent extends DomainEvent {
    @Override
    DeliveryId subject();

    /** Its listener has heard it after all. */
    record Replayed(DeliveryId subject, Changes changes) implements DeliveryEvent {}
}
