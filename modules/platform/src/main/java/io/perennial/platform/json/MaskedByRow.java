package io.perennial.platform.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view that the people of vendors read, in which each row has fields of its own that are closed to them. */
public interface MaskedByRow {
    /**
     * Returns what is closed in this row: fields in snake case, and classes of fields in capitals. A statement reads it as
     * {@code {masked t}}, where {@code t} names the slice. Null for other callers.
     */
    @Nullable
    List<String> masked();
}
