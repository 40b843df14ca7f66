/** Loads the exports of other systems into a running Perennial, as any client of its API could. */
@NullMarked
package io.perennial.launcher.exports;

import org.jspecify.annotations.NullMarked;
