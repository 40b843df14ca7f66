/** What tests of this module share. */
@NullMarked
package io.perennial.engagement.testing;

import org.jspecify.annotations.NullMarked;
