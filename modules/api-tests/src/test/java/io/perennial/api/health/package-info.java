/** Health as callers meet it. */
@NullMarked
package io.perennial.api.health;

import org.jspecify.annotations.NullMarked;
