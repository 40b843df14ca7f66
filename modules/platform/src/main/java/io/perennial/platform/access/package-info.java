/** Who calls, and whether the caller may: permissions are checked before a resource is reached. */
@NullMarked
package io.perennial.platform.access;

import org.jspecify.annotations.NullMarked;
