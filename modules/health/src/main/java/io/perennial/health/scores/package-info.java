/** Scores: what a scorecard makes of an account on a day, worked out in sets by the database. */
@NullMarked
package io.perennial.health.scores;

import org.jspecify.annotations.NullMarked;
