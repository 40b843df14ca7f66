/** A whole Perennial in its own process, for tests of this and other modules. It is in the module's test-jar. */
@NullMarked
package io.perennial.launcher.testing;

import org.jspecify.annotations.NullMarked;
