package io.perennial.accounts.imports;

/** An uncompressed body of {@code text/csv} within the size limit, not yet parsed. */
record CsvUpload(byte[] bytes) {
    /** The maximum size of an uncompressed file in bytes. */
    static final int MAXIMUM_BYTES = 32 * 1024 * 1024;
}
