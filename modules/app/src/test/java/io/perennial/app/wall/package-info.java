/**
 * Attacks the tenant wall in the database. {@link io.perennial.app.wall.CatalogueIT} checks every table, key, view, function and grant of
 * all modules against rules, each of which is proved to find planted faults; {@link io.perennial.app.wall.AppRoleAttacksIT} tries to get
 * over the wall with the application's own role.
 *
 * <p>These tests do not cover an application that sets another tenant than its caller's: {@code set local app.tenant} is its right and its
 * duty. The shape test and the API's wall test check that only {@code Tenancy} does so, and only with the token's tenant.
 */
@NullMarked
package io.perennial.app.wall;

import org.jspecify.annotations.NullMarked;
