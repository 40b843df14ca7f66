/** Platform code that the rules of {@link io.perennial.app.shape} must complain about. */
@NullMarked
package io.perennial.app.shape.ugly.platform;

import org.jspecify.annotations.NullMarked;
