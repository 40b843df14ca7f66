package io.perennial.renewals;

import io.perennial.renewals.RenewalRisks.FoundRisk;
import java.time.Instant;
import java.util.Optional;

/** A source of facts that put renewals at risk. A module above contributes one as a CDI bean. */
public interface RiskSource {
    /**
     * Returns what is known about the account of a renewal that the caller sees; empty if there is nothing.
     *
     * @param since facts before this time count no more
     */
    Optional<FoundRisk> of(RenewalId renewal, Instant since);
}
