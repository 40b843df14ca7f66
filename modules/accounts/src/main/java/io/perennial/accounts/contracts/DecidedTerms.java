package io.perennial.accounts.contracts;

import io.perennial.kernel.Id;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The decisions on contracts that another module keeps. A module contributes its decisions as a CDI bean. A system that knows nothing of a
 * decision must not undo it: no statement of it changes the end of such a contract.
 */
public interface DecidedTerms {
    /** Returns those of the contracts whose end is that of a term on which somebody has decided. */
    Set<UUID> among(Stream<? extends Id> contracts);
}
