/** What tests of renewals stand on. */
@NullMarked
package io.perennial.renewals.testing;

import org.jspecify.annotations.NullMarked;
