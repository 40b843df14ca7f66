/** Tests of health through the API. */
@NullMarked
package io.perennial.api.health;

import org.jspecify.annotations.NullMarked;
