/** The frame of each exchange: its id, its headers, and the problem document of each failure, ours or the container's. */
@NullMarked
package io.perennial.platform.http;

import org.jspecify.annotations.NullMarked;
