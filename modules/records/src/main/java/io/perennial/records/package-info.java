/**
 * What every kind of record needs once: the keys that other systems have for it, how it is put, changed and deleted, one by one
 * and in batches, and what goes with the record that it belongs to.
 *
 * <p>A module describes its kind by a {@link io.perennial.records.RecordKind} and brings what is its own in a
 * {@link io.perennial.records.RecordCollection}; its resource calls {@link io.perennial.records.RecordRequests}, its other code
 * {@link io.perennial.records.Records}. Publishes no events of its own. Owns {@code records.external_key}.
 */
@NullMarked
package io.perennial.records;

import org.jspecify.annotations.NullMarked;
