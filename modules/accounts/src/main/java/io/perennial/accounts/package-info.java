/**
 * The tenant's customers: accounts, their contacts, contracts, usage and notes.
 *
 * <p>Publishes {@link io.perennial.accounts.AccountEvent} and its siblings, {@link io.perennial.accounts.AccountId} and
 * the view {@code accounts.live_account}. Owns the schema {@code accounts}.
 */
@NullMarked
package io.perennial.accounts;

import org.jspecify.annotations.NullMarked;
