package io.perennial.accounts.contracts;

import io.perennial.kernel.Id;
import java.util.UUID;

/** What an account bought. */
public record ContractId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "ctr";
    }
}
