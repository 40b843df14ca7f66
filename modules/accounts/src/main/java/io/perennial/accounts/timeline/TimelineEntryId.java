package io.perennial.accounts.timeline;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of an entry in a timeline. */
record TimelineEntryId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "tl";
    }
}
