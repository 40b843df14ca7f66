/**
 * Keeps the leads: what may be sold to customers beyond their contracts, the evidence, the stage and the outcome.
 *
 * <p>Publishes {@link io.perennial.renewals.expansions.ExpansionEvent} and {@link io.perennial.renewals.expansions.ExpansionId}. Owns
 * {@code renewals.expansion}.
 */
@NullMarked
package io.perennial.renewals.expansions;

import org.jspecify.annotations.NullMarked;
