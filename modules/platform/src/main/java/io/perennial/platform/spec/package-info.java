/**
 * The specification of the API at run time: its operations, schemas and problems.
 *
 * <p>Uses no other wing.
 */
@NullMarked
package io.perennial.platform.spec;

import org.jspecify.annotations.NullMarked;
