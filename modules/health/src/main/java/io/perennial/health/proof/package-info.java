/** Proves from frozen scores and their outcomes, by statistics alone, whether scores predict churn. */
@NullMarked
package io.perennial.health.proof;

import org.jspecify.annotations.NullMarked;
