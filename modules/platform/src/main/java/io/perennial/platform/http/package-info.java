/** The frame of each exchange: its id and headers, and the problem document of every failure, ours or the container's. */
@NullMarked
package io.perennial.platform.http;

import org.jspecify.annotations.NullMarked;
