package io.perennial.records;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a conflict. */
public record ConflictId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "conf";
    }
}
