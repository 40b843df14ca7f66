/**
 * Tells members when something happens to their accounts. Listeners of this and other modules post {@link io.perennial.accounts.notices.Notices};
 * each cause is told once. Owns {@code accounts.notice}.
 */
@NullMarked
package io.perennial.accounts.notices;

import org.jspecify.annotations.NullMarked;
