package io.perennial.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins; {@code null} on the last one
 * @param count how many there are in all, only when it was asked for
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, @Nullable Long count) {}
