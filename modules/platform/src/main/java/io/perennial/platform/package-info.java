/**
 * The base of all modules. Each wing may use only the wings before it: {@link io.perennial.platform.spec spec},
 * {@link io.perennial.platform.call call}, {@link io.perennial.platform.json json},
 * {@link io.perennial.platform.metrics metrics}, {@link io.perennial.platform.sql sql},
 * {@link io.perennial.platform.jobs jobs}, {@link io.perennial.platform.requests requests},
 * {@link io.perennial.platform.events events}, {@link io.perennial.platform.http http} and
 * {@link io.perennial.platform.access access}.
 *
 * <p>Owns the schemas {@code platform} and {@code jobs}. Only code here and in identity may name a tenant.
 * This package itself contains no class.
 */
@NullMarked
package io.perennial.platform;

import org.jspecify.annotations.NullMarked;
