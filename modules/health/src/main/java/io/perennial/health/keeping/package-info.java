/**
 * Keeps the score of each account day by day: scores those that something happened to, and all of them on a new day or with other
 * scorecards.
 *
 * <p>Publishes {@link io.perennial.health.HealthEvent}. Listens to what happens to accounts and to whatever a score is made of.
 */
@NullMarked
package io.perennial.health.keeping;

import org.jspecify.annotations.NullMarked;
