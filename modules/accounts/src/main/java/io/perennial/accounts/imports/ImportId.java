package io.perennial.accounts.imports;

import io.perennial.kernel.Id;
import java.util.UUID;

/** One file that was sent to be imported. */
public record ImportId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "imp";
    }
}
