/**
 * The queues: lists of tickets that some members work on together.
 *
 * <p>Publishes {@link io.perennial.tickets.queues.QueueEvent}, {@link io.perennial.tickets.queues.QueueId} and
 * {@link io.perennial.tickets.queues.NamedQueues}. Owns {@code tickets.queue}.
 */
@NullMarked
package io.perennial.tickets.queues;

import org.jspecify.annotations.NullMarked;
