/**
 * Stores the score of each account day by day: scores accounts after events about them, and all accounts on a new day or with other
 * scorecards.
 *
 * <p>Publishes {@link io.perennial.health.HealthEvent}. Consumes the events of accounts and of all that a score is made of.
 */
@NullMarked
package io.perennial.health.keeping;

import org.jspecify.annotations.NullMarked;
