/** Explains a changed score: splits the change into parts that add up to it. */
@NullMarked
package io.perennial.health.explanation;

import org.jspecify.annotations.NullMarked;
