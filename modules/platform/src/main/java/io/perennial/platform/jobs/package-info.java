/**
 * Work that no request waits for: scheduled jobs, timers, what a wake-up or the sweep starts, and rows that perish.
 *
 * <p>Owns the schema {@code jobs}.
 */
@NullMarked
package io.perennial.platform.jobs;

import org.jspecify.annotations.NullMarked;
