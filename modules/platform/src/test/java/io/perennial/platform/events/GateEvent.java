package io.perennial.platform.events;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Id;
import java.util.UUID;

/** Events that belong to no module, for tests of the delivery. */
sealed interface GateEvent extends DomainEvent {
    record GateId(UUID value) implements Id {
        @Override
        public String prefix() {
            return "gate";
        }
    }

    record Opened(GateId subject, Changes changes) implements GateEvent {}

    record Shut(GateId subject, Changes changes) implements GateEvent {}
}
