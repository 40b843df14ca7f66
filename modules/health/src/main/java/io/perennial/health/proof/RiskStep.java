package io.perennial.health.proof;

/**
 * From this score on, until the next step, accounts leave with this probability.
 *
 * @param from a score in basis points
 */
public record RiskStep(int from, double risk) {}
