/**
 * Keeps other systems in step: the feed of all changes in order, snapshots to begin with, and webhooks.
 *
 * <p>Publishes no events. Reads the log of all events and the kinds of records of all modules. Owns the schema {@code partners}.
 */
@NullMarked
package io.perennial.partners;

import org.jspecify.annotations.NullMarked;
