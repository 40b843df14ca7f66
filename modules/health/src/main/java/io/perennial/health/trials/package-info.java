/** Counts the effect that publishing a scorecard would have. */
@NullMarked
package io.perennial.health.trials;

import org.jspecify.annotations.NullMarked;
