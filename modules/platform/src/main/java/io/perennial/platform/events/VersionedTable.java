package io.perennial.platform.events;

/**
 * A table whose rows have versions and are the subjects of events. A module produces one for each that is not of a kind of record, of which
 * the module of records knows.
 *
 * @param prefix the prefix of the ids
 * @param table the table with {@code id} and {@code version}
 */
public record VersionedTable(String prefix, String table) {}
