package io.perennial.health.explanation;

/**
 * What one cause did to the score by way of one measure.
 *
 * @param measure the key of the measure; of an exception, that of the measure it looks at
 * @param amount by how much, in basis points; never 0
 */
public record ChangePart(Cause cause, String measure, int amount) {}
