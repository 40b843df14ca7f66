/** Provides the tenant's own reasons, from its files, why renewals are lost, downsold or at risk. */
@NullMarked
package io.perennial.renewals.reasons;

import org.jspecify.annotations.NullMarked;
