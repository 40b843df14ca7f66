/** What does not belong into the kernel, for the shape test to complain about. */
@NullMarked
package io.perennial.kernel.ugly;

import org.jspecify.annotations.NullMarked;
