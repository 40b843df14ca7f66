/**
 * The ledger of recurring revenue: the value of the accounts' contracts on any day, as known on any other day, and the reasons for its
 * changes.
 *
 * <p>Consumes the events of contracts and accounts, and derives all else from them. Owns the tables {@code renewals.ledger_…}.
 */
@NullMarked
package io.perennial.renewals.ledger;

import org.jspecify.annotations.NullMarked;
