/**
 * How much of what came due was renewed: the renewal rate, gross and net, of the renewals that were decided.
 *
 * <p>Reads {@code renewals.live_renewal}, each renewal worth what it is worth in a forecast. Owns nothing.
 */
@NullMarked
package io.perennial.renewals.rate;

import org.jspecify.annotations.NullMarked;
