package io.perennial.accounts.timeline;

import io.perennial.kernel.Id;
import java.util.UUID;

/** One thing that happened. */
record TimelineEntryId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "tl";
    }
}
