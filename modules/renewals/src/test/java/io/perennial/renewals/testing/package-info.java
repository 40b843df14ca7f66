/** Provides the data for tests of renewals. */
@NullMarked
package io.perennial.renewals.testing;

import org.jspecify.annotations.NullMarked;
