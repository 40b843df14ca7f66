package io.perennial.health.scorecards;

/** The direction in which raw values are better. The points of a measure never go against it. */
public enum Direction {
    HIGHER_IS_BETTER, LOWER_IS_BETTER
}
