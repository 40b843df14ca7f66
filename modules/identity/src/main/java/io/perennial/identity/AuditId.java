package io.perennial.identity;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of an entry of the audit log. */
public record AuditId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "aud";
    }
}
