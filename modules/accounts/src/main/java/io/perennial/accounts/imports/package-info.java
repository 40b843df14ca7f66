/**
 * Imports exports of other systems row by row with a mapping. A mapping is declared in the tenant's files, checked there against their
 * schema, and stored in {@code accounts.import_mapping}; here it is a record. A file is accepted once it was read to its end. Then a job
 * writes it, a thousand rows per transaction, through the same collections as the API's calls: each is a
 * {@link io.perennial.records.RecordCollection} whose kind is imported, or a {@link io.perennial.accounts.Destination} of facts,
 * of this module or of a higher one.
 *
 * <p>Publishes {@link io.perennial.accounts.imports.ImportEvent} and listens to it. Owns {@code accounts.import} and its
 * refused rows.
 */
@NullMarked
package io.perennial.accounts.imports;

import org.jspecify.annotations.NullMarked;
