package io.perennial.kernel;

/** The effect of an event on its subject. */
public enum Op { CREATED, CHANGED, REMOVED }
