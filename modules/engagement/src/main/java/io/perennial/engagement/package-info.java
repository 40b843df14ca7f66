/**
 * Keeps promises to customers: callbacks at their local time, tasks, follow-up, and one list of work.
 *
 * <p>Owns the schema {@code engagement}.
 */
@NullMarked
package io.perennial.engagement;

import org.jspecify.annotations.NullMarked;
