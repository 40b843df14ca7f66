/** A whole Perennial for tests of this and other modules, as a process of its own; travels as the module's test-jar. */
@NullMarked
package io.perennial.launcher.testing;

import org.jspecify.annotations.NullMarked;
