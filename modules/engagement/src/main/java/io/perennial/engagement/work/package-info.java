/**
 * Lists all that waits for a member, of all kinds, in one order.
 *
 * <p>Publishes {@link io.perennial.engagement.work.WorkEntry}. Owns nothing: it reads tasks, callbacks, tickets and renewals as their callers see them.
 */
@NullMarked
package io.perennial.engagement.work;

import org.jspecify.annotations.NullMarked;
