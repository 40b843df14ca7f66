package io.perennial.platform.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The slices of one module, through which callers see the records of accounts. Found by {@link java.util.ServiceLoader}, so that a
 * statement means the same in a server and in a test.
 */
public interface DeclaredSlices {
    List<Slice> slices();

    /** Returns the tables and views that belong to accounts but are not the base of a slice. */
    Set<String> others();

    /**
     * Returns more rows of slices of modules below: those that meet a condition. A module that lets others refer to its records need not know
     * them.
     */
    default Map<String, String> additions() {
        return Map.of();
    }

    /**
     * Returns what the people of vendors see of a table or view, however a statement names it: a query that has a row with {@code opens}, the
     * classes of fields as an array of texts, for each reason to see the row {@code base}. A slice without such a query is empty for them.
     */
    default Map<String, String> granted() {
        return Map.of();
    }

    /** Returns the columns that the people of vendors do not see in some rows. */
    default List<Hidden> hidden() {
        return List.of();
    }
}
