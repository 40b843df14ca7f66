/**
 * The conversation of a ticket: what the customer and the tenant's people wrote to each other, and what these noted for themselves.
 *
 * <p>Publishes {@link io.perennial.tickets.messages.MessageEvent} and {@link io.perennial.tickets.messages.MessageId}. Moves tickets: the first
 * answer of a person, and what a customer writes. Owns {@code tickets.message}.
 */
@NullMarked
package io.perennial.tickets.messages;

import org.jspecify.annotations.NullMarked;
