package io.perennial.renewals.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** How the customers came from as many as they were to as many as they became: opening + new + returned − lost is closing. */
public record CustomerFlow(long opening, @JsonProperty("new") long newCustomers, long returned, long lost, long closing) {
    /** @param turned how many more there were by each kind of entry */
    static CustomerFlow of(long opening, Map<EntryKind, Long> turned) {
        return new CustomerFlow(
                opening,
                turned.getOrDefault(EntryKind.NEW, 0L),
                turned.getOrDefault(EntryKind.REACTIVATION, 0L),
                -turned.getOrDefault(EntryKind.CHURN, 0L),
                turned.values().stream().reduce(opening, Long::sum));
    }
}
