/** What a scorecard makes of accounts on a day, worked out in sets by the database, for whoever asks. It keeps nothing. */
@NullMarked
package io.perennial.health.scoring;

import org.jspecify.annotations.NullMarked;
