package io.perennial.platform.links;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a signed link. It does not open the link. */
public record LinkId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "lnk";
    }
}
