/** What tests of this and other modules stand on; travels as the module's test-jar. */
@NullMarked
package io.perennial.platform.testing;

import org.jspecify.annotations.NullMarked;
