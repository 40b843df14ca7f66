/** Contains code that breaks the rules of {@link io.perennial.app.shape}. */
@NullMarked
package io.perennial.app.shape.ugly.kernel;

import org.jspecify.annotations.NullMarked;
