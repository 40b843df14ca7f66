package io.perennial.accounts;

import io.perennial.kernel.Id;
import java.util.UUID;

/** A customer of the tenant. */
public record AccountId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "acct";
    }
}
