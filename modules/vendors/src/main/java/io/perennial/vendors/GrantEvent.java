package io.perennial.vendors;

import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Op;
import java.util.Map;

/** An event of a grant, labelled with the name of its vendor. */
public sealed interface GrantEvent extends DomainEvent {
    @Override
    GrantId subject();

    @Override
    default Changes changes() {
        return Changes.none();
    }

    @EventName(op = Op.CREATED)
    record Made(GrantId subject, String label) implements GrantEvent {}

    record Changed(GrantId subject, String label, Changes changes) implements GrantEvent {}

    /** The people of the vendor see other tickets or fields from now on: the grant was changed, or its time has come. */
    record SightChanged(GrantId subject, String label) implements GrantEvent {}

    record Ended(GrantId subject, String label) implements GrantEvent {
        /** Returns the name only: by itself it ends at the time that it had already. */
        @Override
        public Changes changes() {
            return new Changes(Map.of("until", new Change(null, null)));
        }
    }
}
