package io.perennial.app.container;

import io.perennial.app.container.Leaf.LeafId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** An event that belongs to no module. */
sealed interface LeafEvent extends DomainEvent {
    @Override
    LeafId subject();

    record Fallen(LeafId subject, Changes changes) implements LeafEvent {}
}
