package io.perennial.platform.requests;

import io.perennial.kernel.Wording;
import io.perennial.platform.json.Texts;
import io.perennial.platform.json.Unreadable;
import java.util.regex.Pattern;

/**
 * The form of a filter's text. A test compares it with the specification.
 *
 * @param longest in code points
 * @param pattern matches the whole text; empty if all characters are allowed
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

    /** Returns the text. Throws an {@link IllegalArgumentException} if it does not have this form. */
    String read(String text) {
        var length = text.codePointCount(0, text.length());
        var isOne = length >= shortest && length <= longest && (pattern.isEmpty() || Pattern.matches(pattern, text));
        if (!isOne) throw new Unreadable(expected());
        return Texts.kept(text);
    }

    Wording expected() {
        if (!pattern.isEmpty()) return Wording.of("must match {pattern}").with("pattern", pattern);
        return Wording.of("must have {min} to {max} characters").with("min", shortest).with("max", longest);
    }
}
