package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;

/** An event of a vendor, labelled with its name. */
public sealed interface VendorEvent extends DomainEvent {
    @Override
    VendorId subject();

    @Override
    default Changes changes() {
        return Changes.none();
    }

    /** Its people see nothing from now on. */
    record Suspended(VendorId subject, String label) implements VendorEvent {}

    /** Its grants count again. */
    record Readmitted(VendorId subject, String label) implements VendorEvent {}
}
