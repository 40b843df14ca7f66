package io.perennial.health.facts;

/** The kind of an outcome: the account left or stayed. */
public enum OutcomeKind { CHURNED, RENEWED }
