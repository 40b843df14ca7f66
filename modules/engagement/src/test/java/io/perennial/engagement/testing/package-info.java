/** Rows for tests of callbacks. */
@NullMarked
package io.perennial.engagement.testing;

import org.jspecify.annotations.NullMarked;
