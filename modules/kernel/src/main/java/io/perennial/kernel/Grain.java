package io.perennial.kernel;

/** How long the periods are that something is summed up by; weeks begin on Monday. */
public enum Grain { DAY, WEEK, MONTH }
