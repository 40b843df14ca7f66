package io.perennial.accounts.imports;

/** A body of {@code text/csv}, within its limit and not looked into. */
record CsvUpload(byte[] bytes) {
    /** Bytes of a file, counted unpacked. */
    static final int MAXIMUM_BYTES = 32 * 1024 * 1024;
}
