/**
 * How much the tenant's customers use what they bought: points of a metric at an instant, sent by other systems, read in
 * sums of days, weeks and months.
 *
 * <p>Publishes {@link io.perennial.accounts.usage.UsageEvent}. Owns {@code accounts.usage_point}.
 */
@NullMarked
package io.perennial.accounts.usage;

import org.jspecify.annotations.NullMarked;
