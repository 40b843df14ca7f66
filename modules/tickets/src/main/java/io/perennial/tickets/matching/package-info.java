/**
 * Recognises who asks: the contact with exactly this e-mail address, telephone number, or id in the channel. Whoever is recognised twice is not
 * recognised at all, and the ticket waits in the work list of unmatched ones.
 *
 * <p>Consumes the events of contacts. Owns {@code tickets.contact_address}.
 */
@NullMarked
package io.perennial.tickets.matching;

import org.jspecify.annotations.NullMarked;
