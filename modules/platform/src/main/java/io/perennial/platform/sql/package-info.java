/**
 * The tenant wall and the way through it: transactions of a tenant, statements ({@link io.perennial.platform.sql.Sql}) and
 * entities ({@link io.perennial.platform.sql.Entities}).
 *
 * <p>Statements and tenants share one wing, because the connection itself stays closed to every other package.
 */
@NullMarked
package io.perennial.platform.sql;

import org.jspecify.annotations.NullMarked;
