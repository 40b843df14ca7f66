/** Loads the exports of other systems into a running Perennial as a client of its API. */
@NullMarked
package io.perennial.launcher.exports;

import org.jspecify.annotations.NullMarked;
