/** Revenue as finance reads it. */
@NullMarked
package io.perennial.api.revenue;

import org.jspecify.annotations.NullMarked;
