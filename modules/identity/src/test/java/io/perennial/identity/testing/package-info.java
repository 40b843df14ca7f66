/** Test support for tests of other modules that need a tenant's settings. */
@NullMarked
package io.perennial.identity.testing;

import org.jspecify.annotations.NullMarked;
