package io.perennial.health.scores;

/** How many accounts stand in a band. */
public record BandCount(String band, long accounts) {}
