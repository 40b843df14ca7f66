package io.perennial.health.scorecards;

/** How the scores of an account and those below it become one. */
public enum RollUp { NONE, ARR_WEIGHTED, WORST, AVERAGE }
