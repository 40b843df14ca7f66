/**
 * Who may come in, and which accounts they see: members and clients, their teams, roles, secrets and tokens. Owns the
 * schema {@code identity}.
 *
 * <p>Publishes {@link io.perennial.identity.MemberId}, {@link io.perennial.identity.Home}, the names of
 * {@link io.perennial.identity.Actors}, a company's own {@link io.perennial.identity.CustomFields}, and the view {@code
 * identity.active_member}.
 */
@NullMarked
package io.perennial.identity;

import org.jspecify.annotations.NullMarked;
