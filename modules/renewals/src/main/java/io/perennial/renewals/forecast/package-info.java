/**
 * What a quarter's renewals will come to: as it looks now, as it looked on each Monday before, and how right that was.
 *
 * <p>Knows renewals, and changes none of them.
 */
@NullMarked
package io.perennial.renewals.forecast;

import org.jspecify.annotations.NullMarked;
