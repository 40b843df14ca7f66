package io.perennial.engagement.callbacks;

/** Says if clocks change at a local time: it does not exist and moves later, or it exists twice and the first one counts. */
public enum Shift {
    NONE, LATER, FIRST_OF_TWO
}
