/**
 * Stores the facts about accounts that no other module has: signals from other systems, people's sentiments, and outcomes.
 *
 * <p>Publishes {@link io.perennial.health.facts.SignalEvent}, {@link io.perennial.health.facts.SentimentEvent} and
 * {@link io.perennial.health.facts.OutcomeEvent}.
 */
@NullMarked
package io.perennial.health.facts;

import org.jspecify.annotations.NullMarked;
