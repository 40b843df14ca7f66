/**
 * Calculates business time. It knows no database and no tenant: calendars are values, instants are whole seconds, intervals are half-open.
 */
@NullMarked
package io.perennial.calendars.hours;

import org.jspecify.annotations.NullMarked;
