package io.perennial.health.trials;

/** The state of a trial; the last two are final. */
public enum TrialState { WAITING, RUNNING, COMPLETE, FAILED }
