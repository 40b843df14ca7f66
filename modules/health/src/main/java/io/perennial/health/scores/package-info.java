/** Shows scores: the health of accounts now and before, its reasons, and overviews of all accounts. */
@NullMarked
package io.perennial.health.scores;

import org.jspecify.annotations.NullMarked;
