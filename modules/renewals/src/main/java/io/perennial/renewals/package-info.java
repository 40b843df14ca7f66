/**
 * Keeps a customer's revenue: the renewals due, who works on them and how they end; the ledger of recurring revenue that reconciles with
 * the contracts on every day; and the forecast, with a snapshot every week.
 *
 * <p>Publishes the events of renewals. Consumes the events of contracts. Owns the schema {@code renewals}.
 */
@NullMarked
package io.perennial.renewals;

import org.jspecify.annotations.NullMarked;
