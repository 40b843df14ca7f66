/** Scorecards: which measures make a score, how a raw value becomes points, and which accounts are scored with it. */
@NullMarked
package io.perennial.health.scorecards;

import org.jspecify.annotations.NullMarked;
