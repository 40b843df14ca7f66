/**
 * Exports of other systems, read row by row as a mapping says. A mapping is declared in files, checked there against their
 * schema, and kept in {@code accounts.import_mapping}; here it is a record. A file is taken in once it was read to its end,
 * then worked on by a job, a thousand rows in a transaction, through the same collections as the API's calls:
 * each is a {@link io.perennial.records.RecordCollection} whose kind is imported, or a {@link io.perennial.accounts.Destination} of facts,
 * of this module or of a higher one.
 *
 * <p>Publishes {@link io.perennial.accounts.imports.ImportEvent} and listens to it. Owns {@code accounts.import} and its
 * refused rows.
 */
@NullMarked
package io.perennial.accounts.imports;

import org.jspecify.annotations.NullMarked;
