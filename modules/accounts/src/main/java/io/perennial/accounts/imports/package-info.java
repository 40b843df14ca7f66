/**
 * Exports of other systems, read row by row as a mapping says. A mapping is declared in files, checked there against their
 * schema, and kept in {@code accounts.import_mapping}; here it is a record.
 */
@NullMarked
package io.perennial.accounts.imports;

import org.jspecify.annotations.NullMarked;
