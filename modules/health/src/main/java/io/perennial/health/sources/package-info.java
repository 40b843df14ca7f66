/** Provides the raw values of measures: each module's facts about an account on a day, in one shape. */
@NullMarked
package io.perennial.health.sources;

import org.jspecify.annotations.NullMarked;
