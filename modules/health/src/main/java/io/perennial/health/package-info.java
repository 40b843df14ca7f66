/**
 * The health of the tenant's customers: measures of what is known about them, scorecards that weigh the measures, daily scores with their
 * explanation, and the proof that a score predicts what happens.
 *
 * <p>Publishes the events of scores and the source of measures ({@link io.perennial.health.sources.MeasureSource}) that other modules
 * implement. Consumes the events of accounts, contacts, contracts, notes and usage. Owns the schema {@code health}.
 */
@NullMarked
package io.perennial.health;

import org.jspecify.annotations.NullMarked;
