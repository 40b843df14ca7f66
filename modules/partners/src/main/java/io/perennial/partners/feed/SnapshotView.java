package io.perennial.partners.feed;

import io.perennial.platform.requests.Versioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as it is read.
 *
 * @param types those of the request; send the same to the feed
 * @param after the cursor of the feed to go on from when the snapshot is read
 */
public record SnapshotView(
        SnapshotId id, State state, List<String> types, String after, List<SnapshotFile> files, Instant createdAt,
        @Nullable Instant finishedAt, Instant expiresAt, long version) implements Versioned {
    /** The state of a snapshot. */
    public enum State { RUNNING, COMPLETE }
}
