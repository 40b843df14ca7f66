package io.perennial.health.scorecards;

/** The rule that combines the scores of an account and of those below it. */
public enum RollUp { NONE, ARR_WEIGHTED, WORST, AVERAGE }
