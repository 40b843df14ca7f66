/** Tests of the console: its pages as the server serves them, and its session. */
@NullMarked
package io.perennial.api.console;

import org.jspecify.annotations.NullMarked;
