/** Why a score is another than it was: the change split into parts that add up to it. */
@NullMarked
package io.perennial.health.explanation;

import org.jspecify.annotations.NullMarked;
