package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;
import io.perennial.vendors.VendorView.State;
import java.util.Map;

/** An event of a vendor, labelled with its name. */
public sealed interface VendorEvent extends DomainEvent {
    @Override
    VendorId subject();

    @EventName(op = Op.CREATED)
    record Created(VendorId subject, String label, Changes changes) implements VendorEvent {}

    record Changed(VendorId subject, String label, Changes changes) implements VendorEvent {}

    /** Its people see nothing from now on. */
    record Suspended(VendorId subject, String label) implements VendorEvent {
        @Override
        public Changes changes() {
            return state(State.ACTIVE, State.SUSPENDED);
        }
    }

    /** Its grants count again. */
    record Readmitted(VendorId subject, String label) implements VendorEvent {
        @Override
        public Changes changes() {
            return state(State.SUSPENDED, State.ACTIVE);
        }
    }

    private static Changes state(State before, State after) {
        return new Changes(Map.of("state", new Change(before, after)));
    }
}
