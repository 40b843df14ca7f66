/** Tests the business calendars. */
@NullMarked
package io.perennial.api.calendars;

import org.jspecify.annotations.NullMarked;
