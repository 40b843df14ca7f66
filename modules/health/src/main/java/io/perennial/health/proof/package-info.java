/** What a scorecard is worth: its scores held against what then happened, and what another one would change. */
@NullMarked
package io.perennial.health.proof;

import org.jspecify.annotations.NullMarked;
