/** The shared fixtures of health's tests. */
@NullMarked
package io.perennial.health.testing;

import org.jspecify.annotations.NullMarked;
