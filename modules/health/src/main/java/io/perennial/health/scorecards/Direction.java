package io.perennial.health.scorecards;

/** Whether more is better. The points of a measure never go against it. */
public enum Direction { HIGHER_IS_BETTER, LOWER_IS_BETTER }
