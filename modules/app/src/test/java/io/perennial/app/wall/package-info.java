/**
 * The tenant wall as the database has it, under attack: {@link io.perennial.app.wall.CatalogueIT} holds every table, key, view,
 * function and grant of all modules to rules, each of which was seen to find what it is there for;
 * {@link io.perennial.app.wall.AppRoleAttacksIT} tries as the application's own role to get over it.
 *
 * <p>Not a matter of this wall is an application that names another tenant than its caller's: {@code set local app.tenant} is its
 * right and its duty. That only {@code Tenancy} does so, and only with the token's tenant, is for the shape test and the API's wall test.
 */
@NullMarked
package io.perennial.app.wall;

import org.jspecify.annotations.NullMarked;
