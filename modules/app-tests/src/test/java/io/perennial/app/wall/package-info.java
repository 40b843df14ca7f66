/**
 * Attacks on the separation of tenants in the database. {@link io.perennial.app.wall.CatalogueIT} checks all tables, keys, views,
 * functions and grants of all modules by rules, each of which has found its planted faults.
 * {@link io.perennial.app.wall.AppRoleAttacksIT} attacks in the application's own role.
 *
 * <p>An application that sets another tenant than its caller's is not covered here: {@code set local app.tenant} is its right and
 * its duty. The shape test and the API's wall test check that only {@code Tenancy} does so, and only with the token's tenant.
 */
@NullMarked
package io.perennial.app.wall;

import org.jspecify.annotations.NullMarked;
