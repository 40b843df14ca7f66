/**
 * Work outside of requests: scheduled jobs, timers, pending jobs that a wake-up or the sweep starts, and expired rows.
 *
 * <p>Owns the schema {@code jobs}.
 */
@NullMarked
package io.perennial.platform.jobs;

import org.jspecify.annotations.NullMarked;
