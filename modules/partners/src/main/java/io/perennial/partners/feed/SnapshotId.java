package io.perennial.partners.feed;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a snapshot. */
public record SnapshotId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "snap";
    }
}
