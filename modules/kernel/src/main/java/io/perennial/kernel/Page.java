package io.perennial.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor the cursor of the next page; {@code null} on the last page
 * @param count the total number of items; {@code null} if it was not requested
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, @Nullable Long count) {}
