/**
 * Computes the renewal rate: how much of what came due was renewed, gross and net, of the decided renewals.
 *
 * <p>Reads {@code renewals.live_renewal} and values each renewal as a forecast does. Owns no tables.
 */
@NullMarked
package io.perennial.renewals.rate;

import org.jspecify.annotations.NullMarked;
