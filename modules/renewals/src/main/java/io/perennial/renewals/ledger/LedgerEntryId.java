package io.perennial.renewals.ledger;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of an entry of the ledger. */
public record LedgerEntryId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "led";
    }
}
