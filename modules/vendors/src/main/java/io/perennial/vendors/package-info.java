/**
 * Lets outsourced people work what a grant names, with the fields it opens, while it lasts.
 *
 * <p>Owns the schema {@code vendors}.
 */
@NullMarked
package io.perennial.vendors;

import org.jspecify.annotations.NullMarked;
