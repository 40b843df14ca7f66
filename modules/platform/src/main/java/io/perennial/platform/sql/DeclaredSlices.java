package io.perennial.platform.sql;

import java.util.List;
import java.util.Set;

/**
 * The slices of one module, by which its callers see what belongs to accounts. Found by {@link java.util.ServiceLoader}, so that a
 * statement means the same in a server and in a test.
 */
public interface DeclaredSlices {
    List<Slice> slices();

    /** Returns the tables and views that belong to accounts and are no slice's base. */
    Set<String> others();
}
