/** Tests the business tickets. */
@NullMarked
package io.perennial.api.tickets;

import org.jspecify.annotations.NullMarked;
