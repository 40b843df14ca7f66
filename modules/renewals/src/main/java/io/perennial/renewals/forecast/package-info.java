/**
 * Computes a quarter's forecast as it is now, keeps its weekly snapshots, and measures its accuracy.
 *
 * <p>Reads renewals and changes none of them.
 */
@NullMarked
package io.perennial.renewals.forecast;

import org.jspecify.annotations.NullMarked;
