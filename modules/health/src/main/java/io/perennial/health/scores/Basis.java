package io.perennial.health.scores;

/** The origin of a score: stored on its day, or computed now from the facts of that day with the scorecard that fits now. */
public enum Basis {
    STORED, COMPUTED
}
