package io.perennial.calendars.clocks;

/** Says if a countdown counts: it does, it waits for somebody else, or its work is done. */
public enum Run { RUNNING, PAUSED, STOPPED }
