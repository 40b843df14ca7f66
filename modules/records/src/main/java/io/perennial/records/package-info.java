/**
 * The logic that all kinds of records share: external keys; put, change and delete, one by one and in batches; and the deletion
 * of parts together with their whole.
 *
 * <p>A module describes its kind with a {@link io.perennial.records.RecordKind} and adds its own logic in a
 * {@link io.perennial.records.RecordCollection}. Its resource calls {@link io.perennial.records.RecordRequests}, its other code
 * {@link io.perennial.records.Records}. Publishes no events of its own. Owns {@code records.external_key}, {@code records.statement} (what each
 * system said last about its records) and {@code records.conflict} (what it and others had both changed).
 */
@NullMarked
package io.perennial.records;

import org.jspecify.annotations.NullMarked;
