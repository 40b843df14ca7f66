package io.perennial.partners.feed;

import org.jspecify.annotations.Nullable;

/**
 * The records of one type in a snapshot, a line of JSON each.
 *
 * @param sha256 of all lines, in hexadecimal digits; null until they are complete
 */
public record SnapshotFile(String type, long records, long bytes, @Nullable String sha256) {}
