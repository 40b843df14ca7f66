/** Inserts what the tests of this module need into a tenant's tables. */
/** Rows for tests of callbacks. */
@NullMarked
package io.perennial.engagement.testing;

import org.jspecify.annotations.NullMarked;
