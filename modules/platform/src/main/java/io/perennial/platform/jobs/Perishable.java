package io.perennial.platform.jobs;

import java.time.Duration;

/**
 * Rows, or what is long in them, that have had their day: produced by their module as a CDI bean and deleted by
 * {@code Housekeeping}.
 *
 * @param delete deletes, or empties, at least one more of them each time, if there is one left; takes {@code :before} (an instant), {@code :most} (how many at once) and, if it likes, {@code :beforeId}
 *     (the first UUIDv7 of that instant) and {@code :listeners} (the names of all of them)
 * @param kept how long it is kept
 */
public record Perishable(String delete, Duration kept) {}
