/**
 * Black box tests of the HTTP API. Every test speaks through {@link io.perennial.api.PerennialApi}, which holds each exchange to the
 * specification, so that a test only says what its own subject is.
 */
@NullMarked
package io.perennial.api;

import org.jspecify.annotations.NullMarked;
