/**
 * What is known of accounts that no other module knows: signals from other systems, what people think of them, and what
 * really happened to them.
 *
 * <p>Publishes {@link io.perennial.health.facts.SignalEvent}, {@link io.perennial.health.facts.SentimentEvent} and
 * {@link io.perennial.health.facts.OutcomeEvent}.
 */
@NullMarked
package io.perennial.health.facts;

import org.jspecify.annotations.NullMarked;
