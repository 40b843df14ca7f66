package io.perennial.accounts.imports;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of an import, which is one uploaded file. */
public record ImportId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "imp";
    }
}
