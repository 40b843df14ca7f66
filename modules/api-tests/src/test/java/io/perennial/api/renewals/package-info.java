/** Renewals as callers meet them. */
@NullMarked
package io.perennial.api.renewals;

import org.jspecify.annotations.NullMarked;
