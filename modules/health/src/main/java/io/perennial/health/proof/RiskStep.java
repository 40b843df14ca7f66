package io.perennial.health.proof;

/**
 * A step of the risk: from this score until the next step, accounts leave with this probability.
 *
 * @param from a score in basis points
 */
public record RiskStep(int from, double risk) {}
