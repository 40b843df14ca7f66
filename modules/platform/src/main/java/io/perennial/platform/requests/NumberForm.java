package io.perennial.platform.requests;

/** The range of a filter's whole numbers. A test compares it with the specification. */
public record NumberForm(int least, int most) {
    /** Returns the number. Throws an {@link IllegalArgumentException} if it is outside the range. */
    Integer read(String text) {
        var number = (Integer) ParameterTypes.parser(Integer.class).apply(text);
        if (number < least || number > most) throw new IllegalArgumentException(expected());
        return number;
    }

    String expected() {
        return "must be a whole number between " + least + " and " + most;
    }
}
