/** What tests of accounts stand on. */
@NullMarked
package io.perennial.accounts.testing;

import org.jspecify.annotations.NullMarked;
