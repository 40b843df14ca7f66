package io.perennial.health.explanation;

/**
 * The effect of one cause on the score through one measure.
 *
 * @param measure the key of the measure; for an exception, the key of the measure that it checks
 * @param amount in basis points; never 0
 */
public record ChangePart(Cause cause, String measure, int amount) {}
