/**
 * The tickets: what customers asked for, told or complained about, and where each of these requests stands.
 *
 * <p>Publishes {@link io.perennial.tickets.TicketEvent}, {@link io.perennial.tickets.TicketId} and the view {@code tickets.live_ticket}.
 * Owns the schema {@code tickets}.
 */
@NullMarked
package io.perennial.tickets;

import org.jspecify.annotations.NullMarked;
