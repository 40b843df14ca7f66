package io.perennial.health.scores;

/** How many accounts have a score in {@code [from, to)}; the last range holds 10000 too. */
public record ScoreRange(int from, int to, long accounts) {}
