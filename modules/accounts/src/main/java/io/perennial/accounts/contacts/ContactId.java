package io.perennial.accounts.contacts;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a contact. */
public record ContactId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "cont";
    }
}
