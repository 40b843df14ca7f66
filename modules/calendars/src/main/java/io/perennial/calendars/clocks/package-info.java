/**
 * Counts down targets in business time: pauses, later terms, reopening, warnings, and an account of every second. It knows neither tickets
 * nor a database.
 */
@NullMarked
package io.perennial.calendars.clocks;

import org.jspecify.annotations.NullMarked;
