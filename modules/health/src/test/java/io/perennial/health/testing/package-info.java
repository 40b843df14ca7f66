/** What tests of health stand on. */
@NullMarked
package io.perennial.health.testing;

import org.jspecify.annotations.NullMarked;
