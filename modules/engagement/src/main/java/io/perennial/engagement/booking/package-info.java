/**
 * The booking links: a contact without a login takes a free slot, moves the callback and withdraws it, on a page in three languages.
 *
 * <p>Owns {@code engagement.booking}.
 */
@NullMarked
package io.perennial.engagement.booking;

import org.jspecify.annotations.NullMarked;
