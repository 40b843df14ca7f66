/** Tests of engagement through the API. */
@NullMarked
package io.perennial.api.engagement;

import org.jspecify.annotations.NullMarked;
