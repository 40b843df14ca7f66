/** Tests of renewals through the API. */
@NullMarked
package io.perennial.api.renewals;

import org.jspecify.annotations.NullMarked;
