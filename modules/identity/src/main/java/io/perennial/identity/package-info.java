/**
 * Logins, and the accounts that each login sees: members and clients, their teams, roles, secrets and tokens. Owns the schema
 * {@code identity}.
 *
 * <p>Publishes {@link io.perennial.identity.MemberId}, {@link io.perennial.identity.Home}, the names of
 * {@link io.perennial.identity.Actors}, {@link io.perennial.identity.NamedOwners}, a tenant's
 * {@link io.perennial.identity.CustomFields}, and the view {@code identity.active_member}.
 */
@NullMarked
package io.perennial.identity;

import org.jspecify.annotations.NullMarked;
