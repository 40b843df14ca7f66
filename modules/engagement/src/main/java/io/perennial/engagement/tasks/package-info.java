/**
 * Keeps what members have to do: by when, for which customer and why.
 *
 * <p>Publishes {@link io.perennial.engagement.tasks.TaskEvent}, {@link io.perennial.engagement.tasks.TaskId} and
 * {@link io.perennial.engagement.tasks.PlannedTasks}, by which other parts make tasks, and
 * {@link io.perennial.engagement.tasks.CausedTasks}, by which they end them. Owns {@code engagement.task}.
 */
@NullMarked
package io.perennial.engagement.tasks;

import org.jspecify.annotations.NullMarked;
