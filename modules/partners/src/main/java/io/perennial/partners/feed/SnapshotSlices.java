package io.perennial.partners.feed;

import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Set;

/** Declares that the lines of snapshots tell of accounts, so that no statement reads them by accident. */
public final class SnapshotSlices implements DeclaredSlices {
    @Override
    public List<Slice> slices() {
        return List.of();
    }

    @Override
    public Set<String> others() {
        return Set.of("partners.snapshot", "partners.snapshot_file", "partners.snapshot_part");
    }
}
