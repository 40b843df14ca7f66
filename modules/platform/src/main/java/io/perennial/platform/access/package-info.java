/** The caller and its permissions, which are checked before a resource is reached. */
@NullMarked
package io.perennial.platform.access;

import org.jspecify.annotations.NullMarked;
