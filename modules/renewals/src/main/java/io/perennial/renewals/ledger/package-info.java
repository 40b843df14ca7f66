/**
 * The ledger of recurring revenue: what the accounts' contracts are worth on any day, as it was known on any other, and why that changed.
 *
 * <p>Listens to what happens to contracts and accounts, and derives all else from them. Owns the tables {@code renewals.ledger_…}.
 */
@NullMarked
package io.perennial.renewals.ledger;

import org.jspecify.annotations.NullMarked;
