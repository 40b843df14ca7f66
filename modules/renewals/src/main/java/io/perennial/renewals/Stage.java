package io.perennial.renewals;

/** Where the work on a renewal stands. */
public enum Stage {
    UPCOMING,
    IN_PROGRESS,
    NEGOTIATING,
    VERBAL
}
