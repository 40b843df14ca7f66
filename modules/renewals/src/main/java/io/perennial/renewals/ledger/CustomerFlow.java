package io.perennial.renewals.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** The change of the number of customers: {@code opening + new + returned − lost = closing}. */
public record CustomerFlow(long opening, @JsonProperty("new") long newCustomers, long returned, long lost, long closing) {
    /** @param turned the change of the number of customers by kind of entry */
    static CustomerFlow of(long opening, Map<EntryKind, Long> turned) {
        return new CustomerFlow(
                opening,
                turned.getOrDefault(EntryKind.NEW, 0L),
                turned.getOrDefault(EntryKind.REACTIVATION, 0L),
                -turned.getOrDefault(EntryKind.CHURN, 0L),
                turned.values().stream().reduce(opening, Long::sum));
    }
}
