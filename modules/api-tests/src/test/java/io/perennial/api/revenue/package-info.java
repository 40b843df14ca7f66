/** Tests of revenue through the API. */
@NullMarked
package io.perennial.api.revenue;

import org.jspecify.annotations.NullMarked;
