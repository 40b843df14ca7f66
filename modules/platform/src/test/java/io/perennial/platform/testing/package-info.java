/** Test support for this and other modules, published as the module's test-jar. */
@NullMarked
package io.perennial.platform.testing;

import org.jspecify.annotations.NullMarked;
