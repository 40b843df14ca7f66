/**
 * Work that no request waits for: scheduled jobs, work that waits for a job, and rows that perish.
 *
 * <p>Owns the schema {@code jobs}.
 */
@NullMarked
package io.perennial.platform.jobs;

import org.jspecify.annotations.NullMarked;
