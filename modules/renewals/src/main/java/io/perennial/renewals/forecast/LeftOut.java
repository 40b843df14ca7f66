package io.perennial.renewals.forecast;

/**
 * How many renewals of a quarter a forecast has nothing of.
 *
 * @param omitted undecided, and of the category that asks for it
 * @param withoutRate in a currency that has no rate
 * @param withdrawn those of which there is nothing to renew any more
 */
public record LeftOut(long omitted, long withoutRate, long withdrawn) {}
