package io.perennial.health.facts;

/** Whether an account left or stayed. */
public enum OutcomeKind { CHURNED, RENEWED }
