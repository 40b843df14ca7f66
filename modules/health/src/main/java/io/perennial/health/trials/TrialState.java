package io.perennial.health.trials;

/** Where a trial stands; the last two are final. */
public enum TrialState { WAITING, RUNNING, COMPLETE, FAILED }
