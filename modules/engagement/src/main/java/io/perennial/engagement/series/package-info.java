/**
 * The series of callbacks: a rule of RFC 5545 on local time, of which each occurrence becomes a callback of its own some weeks ahead.
 *
 * <p>Owns {@code engagement.callback_series}.
 */
@NullMarked
package io.perennial.engagement.series;

import org.jspecify.annotations.NullMarked;
