package io.perennial.kernel;

/** The length of the periods that totals are grouped by. Weeks begin on Monday. */
public enum Grain { DAY, WEEK, MONTH }
