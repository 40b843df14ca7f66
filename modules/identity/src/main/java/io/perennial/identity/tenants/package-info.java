/**
 * Tenants as files: reads {@code tenants/<name>/}, holds it to {@code tenant.schema.json}, and brings the database in line.
 * Runs beside the servers, as the owner of the tables, never inside one. Publishes
 * {@link io.perennial.identity.tenants.TenantFiles} and {@link io.perennial.identity.tenants.TenantsCommand}.
 */
@NullMarked
package io.perennial.identity.tenants;

import org.jspecify.annotations.NullMarked;
