package io.perennial.platform.pages;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A file that a page gives instead of its content, for saving only. It is written after the transaction of the visit, for the tenant of the link.
 *
 * @param size in bytes
 */
public record PageFile(String name, long size, Content content) {
    /** Writes the bytes, in transactions of its own. */
    public interface Content {
        void writeTo(OutputStream to) throws IOException;
    }

    /**
     * Returns the {@code Content-Disposition} of a file that a browser may only save, in the form of RFC 6266 and RFC 8187, which has no quotes or
     * line ends that a name could break.
     */
    public static String disposition(String name) {
        return "attachment; filename*=UTF-8''" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
