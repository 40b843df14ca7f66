package io.perennial.renewals;

/** Where the work on a renewal stands; closed are those that are decided. */
public enum Stage {
    UPCOMING,
    IN_PROGRESS,
    NEGOTIATING,
    VERBAL,
    CLOSED
}
