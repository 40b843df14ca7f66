/**
 * Scores of days before the first score of an account, so that a tenant whose facts were imported has trends and a history at once. They are
 * computed from the facts of those days, as back-tests do, and never replace a score.
 */
@NullMarked
package io.perennial.health.replays;

import org.jspecify.annotations.NullMarked;
