/**
 * Tenants as files: reads {@code tenants/<name>/}, checks it against {@code tenant.schema.json}, and applies it to the database.
 * Runs as the owner of the tables, never inside a server. Publishes
 * {@link io.perennial.identity.tenants.TenantFiles} and {@link io.perennial.identity.tenants.TenantsCommand}.
 */
@NullMarked
package io.perennial.identity.tenants;

import org.jspecify.annotations.NullMarked;
