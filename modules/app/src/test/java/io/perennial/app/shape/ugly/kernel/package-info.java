/** What the rules of {@link io.perennial.app.shape} must complain about. */
@NullMarked
package io.perennial.app.shape.ugly.kernel;

import org.jspecify.annotations.NullMarked;
