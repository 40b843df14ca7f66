/**
 * Derives from the terms of contracts what is due: creates the renewals, keeps them in line, makes the automated calls by the published
 * rule, and serves what is due when.
 *
 * <p>Consumes the events of contracts.
 */
@NullMarked
package io.perennial.renewals.due;

import org.jspecify.annotations.NullMarked;
