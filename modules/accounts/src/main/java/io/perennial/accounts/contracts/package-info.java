/**
 * The contracts of the accounts: what was bought, what it is worth a year, and when it renews.
 *
 * <p>Publishes {@link io.perennial.accounts.contracts.ContractEvent}, {@link io.perennial.accounts.contracts.ContractId}
 * and the view {@code accounts.live_contract}. Owns the tables {@code accounts.contract} and
 * {@code accounts.revenue_basis}, and in {@code accounts.account} the columns that follow from contracts.
 */
@NullMarked
package io.perennial.accounts.contracts;

import org.jspecify.annotations.NullMarked;
