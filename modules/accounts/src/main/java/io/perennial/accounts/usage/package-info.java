/**
 * Usage of the tenant's accounts: points of a metric at an instant, which other systems send and clients read as sums per day, week or
 * month.
 *
 * <p>Publishes {@link io.perennial.accounts.usage.UsageEvent}. Owns {@code accounts.usage_point}.
 */
@NullMarked
package io.perennial.accounts.usage;

import org.jspecify.annotations.NullMarked;
