/**
 * Asks customers in their language, seldom, and shows results with their uncertainty.
 *
 * <p>Owns the schema {@code surveys}.
 */
@NullMarked
package io.perennial.surveys;

import org.jspecify.annotations.NullMarked;
