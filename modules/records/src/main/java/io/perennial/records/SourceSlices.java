package io.perennial.records;

import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Set;

/** Declares that what systems say about records is about accounts, so that no statement reads it by accident. */
public final class SourceSlices implements DeclaredSlices {
    @Override
    public List<Slice> slices() {
        return List.of();
    }

    @Override
    public Set<String> others() {
        return Set.of("records.statement", "records.conflict");
    }
}
