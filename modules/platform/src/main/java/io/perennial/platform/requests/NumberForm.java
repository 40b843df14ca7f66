package io.perennial.platform.requests;

import io.perennial.kernel.Wording;
import io.perennial.platform.json.Unreadable;

/** The range of a filter's whole numbers. A test compares it with the specification. */
public record NumberForm(int least, int most) {
    /** Returns the number. Throws an {@link IllegalArgumentException} if it is outside the range. */
    Integer read(String text) {
        var number = (Integer) ParameterTypes.parser(Integer.class).apply(text);
        if (number < least || number > most) throw new Unreadable(expected());
        return number;
    }

    Wording expected() {
        return Wording.of("must be a whole number between {min} and {max}").with("min", least).with("max", most);
    }
}
