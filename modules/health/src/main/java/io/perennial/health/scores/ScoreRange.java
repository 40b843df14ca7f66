package io.perennial.health.scores;

/** The number of accounts with a score in {@code [from, to)}; the last range includes 10000. */
public record ScoreRange(int from, int to, long accounts) {}
