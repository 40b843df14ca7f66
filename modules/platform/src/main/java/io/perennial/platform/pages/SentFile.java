package io.perennial.platform.pages;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that somebody has sent with a form. It has arrived as a whole.
 *
 * @param name without folders, and without characters that break or disguise a name
 * @param size in bytes
 */
public record SentFile(String name, long size, Content content) {
    /** The bytes of a file, which can be read once. */
    public interface Content {
        InputStream open() throws IOException;
    }

    /** Folders, controls, and what changes the direction of writing and so hides the real ending. */
    private static final String UNWANTED = "[\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]";
    private static final int LONGEST = 200;

    /** Names a file as far as the sender's name for it can be used. */
    static SentFile of(String told, long size, Content content) {
        var last = told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1).replaceAll(UNWANTED, "").strip();
        var name = last.codePointCount(0, last.length()) <= LONGEST ? last
                : last.substring(last.offsetByCodePoints(last.length(), -LONGEST));
        return new SentFile(name.isEmpty() ? "file" : name, size, content);
    }
}
