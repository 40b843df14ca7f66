package io.perennial.platform.events;

import io.perennial.kernel.Id;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Knows the versions of records, which the rows of events contain. The module that owns the list of kinds implements it. */
public interface Versions {
    /** Returns the versions at the end of this transaction, by id. Leaves out what has no version. */
    Map<UUID, Long> of(Collection<? extends Id> subjects);
}
