/** Compares the scores of a scorecard with the later outcomes of the accounts. */
@NullMarked
package io.perennial.health.backtest;

import org.jspecify.annotations.NullMarked;
