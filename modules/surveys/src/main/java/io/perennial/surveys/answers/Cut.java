package io.perennial.surveys.answers;

import org.jspecify.annotations.Nullable;

/** Cuts texts to the length that a column keeps, in characters. */
final class Cut {
    private Cut() {}

    /** Returns the text, shortened if it must be; null without one. */
    static @Nullable String to(int length, @Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        return text.substring(0, text.offsetByCodePoints(0, Math.min(length, text.codePointCount(0, text.length()))));
    }
}
