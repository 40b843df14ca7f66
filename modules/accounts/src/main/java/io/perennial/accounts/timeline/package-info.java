/** What happened to an account and all that is its, read from {@code platform.history}: owns nothing. */
@NullMarked
package io.perennial.accounts.timeline;

import org.jspecify.annotations.NullMarked;
