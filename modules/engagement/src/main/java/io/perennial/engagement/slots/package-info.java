/**
 * The time of members that can be promised to customers: lanes that hold it, and free slots.
 *
 * <p>Owns {@code engagement.booked_time}.
 */
@NullMarked
package io.perennial.engagement.slots;

import org.jspecify.annotations.NullMarked;
