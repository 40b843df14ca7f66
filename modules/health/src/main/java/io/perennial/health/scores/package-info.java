/** Shows scores: how accounts stand and stood, why, and all of them together. */
@NullMarked
package io.perennial.health.scores;

import org.jspecify.annotations.NullMarked;
