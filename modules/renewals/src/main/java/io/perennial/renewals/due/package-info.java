/**
 * Derives from the terms of contracts what is due: makes the renewals, keeps them in line, foretells them by the published rule, and shows
 * what is due when.
 *
 * <p>Listens to what happens to contracts.
 */
@NullMarked
package io.perennial.renewals.due;

import org.jspecify.annotations.NullMarked;
