/**
 * The separation of tenants and the way through it: transactions of a tenant, statements ({@link io.perennial.platform.sql.Sql}) and
 * entities ({@link io.perennial.platform.sql.Entities}).
 *
 * <p>Statements and tenants share one package, because no other package may use the connection.
 */
@NullMarked
package io.perennial.platform.sql;

import org.jspecify.annotations.NullMarked;
