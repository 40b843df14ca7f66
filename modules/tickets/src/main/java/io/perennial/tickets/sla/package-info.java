/**
 * Keeps the clocks of tickets: what a policy promises to the customer, by business time. They follow the tickets' events, warn in time, and
 * account for every second.
 *
 * <p>Publishes {@link io.perennial.tickets.sla.ClockEvent}. Consumes the events of tickets and calendars.
 */
@NullMarked
package io.perennial.tickets.sla;

import org.jspecify.annotations.NullMarked;
