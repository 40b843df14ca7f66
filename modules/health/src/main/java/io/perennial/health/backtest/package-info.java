/** Holds the scores that a scorecard would have made against what then happened to the accounts. */
@NullMarked
package io.perennial.health.backtest;

import org.jspecify.annotations.NullMarked;
