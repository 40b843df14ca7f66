/** Inserts what the tests of this module need into a tenant's tables. */
@NullMarked
package io.perennial.engagement.testing;

import org.jspecify.annotations.NullMarked;
