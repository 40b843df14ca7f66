package io.perennial.platform.requests;

import io.perennial.platform.json.Texts;
import java.util.regex.Pattern;

/**
 * What the text of a filter may be, as the specification says; a test compares the two.
 *
 * @param longest in characters, not in halves of them
 * @param pattern that all of it matches; empty where any character may stand
 */
public record TextForm(int shortest, int longest, String pattern) {
    public static TextForm upTo(int longest) {
        return new TextForm(1, longest, "");
    }

    public static TextForm between(int shortest, int longest) {
        return new TextForm(shortest, longest, "");
    }

    public static TextForm matching(String pattern, int longest) {
        return new TextForm(0, longest, pattern);
    }

    /** The text itself; an {@link IllegalArgumentException} if it is none of this form. */
    String read(String text) {
        var length = text.codePointCount(0, text.length());
        var isOne = length >= shortest && length <= longest && (pattern.isEmpty() || Pattern.matches(pattern, text));
        if (!isOne) throw new IllegalArgumentException(expected());
        return Texts.kept(text);
    }

    String expected() {
        if (!pattern.isEmpty()) return "Expected a text like " + pattern;
        return "Expected " + shortest + " to " + longest + " characters";
    }
}
