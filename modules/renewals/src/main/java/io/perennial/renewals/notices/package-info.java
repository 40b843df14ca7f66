/** Tells members of what happens to their renewals, leads and accounts. Owns nothing: see {@link io.perennial.accounts.notices.Notices}. */
@NullMarked
package io.perennial.renewals.notices;

import org.jspecify.annotations.NullMarked;
