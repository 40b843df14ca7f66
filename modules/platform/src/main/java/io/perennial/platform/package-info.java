/**
 * The base of every module, in wings that know each other one way only: {@link io.perennial.platform.spec spec},
 * {@link io.perennial.platform.call call}, {@link io.perennial.platform.json json},
 * {@link io.perennial.platform.metrics metrics}, {@link io.perennial.platform.sql sql},
 * {@link io.perennial.platform.jobs jobs}, {@link io.perennial.platform.requests requests},
 * {@link io.perennial.platform.events events}, {@link io.perennial.platform.http http} and
 * {@link io.perennial.platform.access access}, from the lowest to the highest.
 *
 * <p>Owns the schemas {@code platform} and {@code jobs}. Here and in identity a tenant may be named; nowhere else.
 * No class lies in this package itself.
 */
@NullMarked
package io.perennial.platform;

import org.jspecify.annotations.NullMarked;
