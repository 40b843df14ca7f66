package io.perennial.health.scores;

/** The number of accounts in a band. */
public record BandCount(String band, long accounts) {}
