/**
 * Where there may be more to sell to customers: leads, with what speaks for them, how far they are and how they end.
 *
 * <p>Publishes {@link io.perennial.renewals.expansions.ExpansionEvent} and {@link io.perennial.renewals.expansions.ExpansionId}. Owns
 * {@code renewals.expansion}.
 */
@NullMarked
package io.perennial.renewals.expansions;

import org.jspecify.annotations.NullMarked;
