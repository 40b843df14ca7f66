/** The timeline of an account and of all records that belong to it, read from {@code platform.history}. Owns nothing. */
@NullMarked
package io.perennial.accounts.timeline;

import org.jspecify.annotations.NullMarked;
