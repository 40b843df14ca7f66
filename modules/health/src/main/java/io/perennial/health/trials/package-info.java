/** Counts what another scorecard would change if it were published. */
@NullMarked
package io.perennial.health.trials;

import org.jspecify.annotations.NullMarked;
