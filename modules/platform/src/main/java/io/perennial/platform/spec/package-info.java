/**
 * The specification of the API as the running platform reads it: its operations, its schemas and its problems.
 *
 * <p>Knows no other wing.
 */
@NullMarked
package io.perennial.platform.spec;

import org.jspecify.annotations.NullMarked;
