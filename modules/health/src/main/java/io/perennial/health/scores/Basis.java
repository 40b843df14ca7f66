package io.perennial.health.scores;

/** Where a score comes from: kept on its day, or worked out now from the facts of that day, with the scorecard that fits now. */
public enum Basis { STORED, COMPUTED }
