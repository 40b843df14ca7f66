package io.perennial.platform.jobs;

import java.time.Duration;

/**
 * Rows, or long columns in them, that expire. Their module produces this as a CDI bean, and {@code Housekeeping} deletes them.
 *
 * @param delete deletes or empties expired rows, at most {@code :most} each time; it must also take {@code :before} (an instant), and may
 *     take {@code :beforeId} (the first UUIDv7 of that instant), {@code :listeners} (the names of all listeners) and {@code :hears} (the events of each)
 * @param kept the time for which rows are kept
 */
public record Perishable(String delete, Duration kept) {}
