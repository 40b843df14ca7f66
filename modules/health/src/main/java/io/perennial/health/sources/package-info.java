/** Where the raw values of measures come from: what each module knows of an account on a day, in one shape. */
@NullMarked
package io.perennial.health.sources;

import org.jspecify.annotations.NullMarked;
