/**
 * How the tenant's customers are: measures from what is known of them, scorecards that weigh these, scores day by day, their
 * explanation, and the proof that a score foretells what then happens.
 *
 * <p>Publishes the events of scores and the source of measures ({@link io.perennial.health.sources.MeasureSource}) that other
 * modules implement. Listens to what happens to accounts, contacts, contracts, notes and usage. Owns the schema {@code health}.
 */
@NullMarked
package io.perennial.health;

import org.jspecify.annotations.NullMarked;
