/**
 * What every module stands on: the tenant wall ({@link io.perennial.platform.sql.Tenancy}, {@link io.perennial.platform.sql.Sql},
 * {@link io.perennial.platform.sql.Entities}), the manners of the API (problems, lists, versions, idempotency), events with
 * their delivery, and scheduled jobs.
 *
 * <p>Owns the schemas {@code platform} and {@code jobs}. Here and in identity a tenant may be named; nowhere else.
 */
@NullMarked
package io.perennial.platform;

import org.jspecify.annotations.NullMarked;
