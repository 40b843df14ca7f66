package io.perennial.platform;

import java.time.Duration;

/**
 * Rows that have had their day, produced by their module as a CDI bean and deleted by {@link Housekeeping}.
 *
 * @param delete takes {@code :before} (an instant), {@code :most} (how many at once) and, if it likes, {@code :beforeId}
 *     (the first UUIDv7 of that instant) and {@code :listeners} (the names of all of them)
 * @param kept how long such a row is kept
 */
public record Perishable(String delete, Duration kept) {}
