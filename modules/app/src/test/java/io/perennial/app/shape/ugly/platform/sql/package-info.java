/** Contains platform code that breaks the rules of {@link io.perennial.app.shape}. */
@NullMarked
package io.perennial.app.shape.ugly.platform.sql;

import org.jspecify.annotations.NullMarked;
