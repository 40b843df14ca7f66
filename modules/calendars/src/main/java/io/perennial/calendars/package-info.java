/**
 * Keeps business calendars: the hours in which a company, or a person in it, works. Other modules ask them when work is due and how much
 * business time has passed.
 *
 * <p>Owns the schema {@code calendars}.
 */
@NullMarked
package io.perennial.calendars;

import org.jspecify.annotations.NullMarked;
