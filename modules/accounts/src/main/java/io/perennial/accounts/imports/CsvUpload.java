package io.perennial.accounts.imports;

import java.nio.charset.Charset;

/**
 * An uncompressed body of {@code text/csv} within the size limit, not yet decoded.
 *
 * @param charset the encoding that the sender declared, or UTF-8
 */
record CsvUpload(byte[] bytes, Charset charset) {
    /** The maximum size of an uncompressed file in bytes, as sent and in UTF-8. */
    static final int MAXIMUM_BYTES = 32 * 1024 * 1024;
}
