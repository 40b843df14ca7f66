/** Random requests, made from the specification. */
@NullMarked
package io.perennial.api.fuzz;

import org.jspecify.annotations.NullMarked;
