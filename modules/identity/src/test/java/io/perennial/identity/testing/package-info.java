/** What other modules' tests of a company stand on. */
@NullMarked
package io.perennial.identity.testing;

import org.jspecify.annotations.NullMarked;
