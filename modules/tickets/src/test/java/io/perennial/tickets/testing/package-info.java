/** Rows for tests of tickets. */
@NullMarked
package io.perennial.tickets.testing;

import org.jspecify.annotations.NullMarked;
