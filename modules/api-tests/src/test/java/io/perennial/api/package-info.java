/**
 * Black box tests of the HTTP API. Every test uses {@link io.perennial.api.PerennialApi}, which checks each exchange against the
 * specification, so that a test only contains its own subject.
 */
@NullMarked
package io.perennial.api;

import org.jspecify.annotations.NullMarked;
