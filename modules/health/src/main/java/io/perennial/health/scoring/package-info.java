/** Computes the scores of accounts on a day, in sets in the database. It stores nothing. */
@NullMarked
package io.perennial.health.scoring;

import org.jspecify.annotations.NullMarked;
