/**
 * Keeps rules of following up (回访): they make tasks or callbacks of what happens to accounts, once for each account and cause, and tell why or why not.
 *
 * <p>Listens to solved tickets and changed bands; the rest is found by the day's run. Owns {@code engagement.follow_up_rule} and
 * {@code engagement.follow_up_decision}.
 */
@NullMarked
package io.perennial.engagement.followup;

import org.jspecify.annotations.NullMarked;
