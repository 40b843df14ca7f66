/** Everything that nobody should write, for the shape test to complain about. */
@NullMarked
package io.perennial.app.shape.ugly;

import org.jspecify.annotations.NullMarked;
