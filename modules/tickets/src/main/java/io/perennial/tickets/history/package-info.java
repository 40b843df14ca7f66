/**
 * The history of tickets that other systems kept: the states that they had, as facts.
 *
 * <p>Contributes the kind {@code ticket_states} of imports. Writes {@code tickets.ticket_state}, and where the tickets stand after it.
 */
@NullMarked
package io.perennial.tickets.history;

import org.jspecify.annotations.NullMarked;
