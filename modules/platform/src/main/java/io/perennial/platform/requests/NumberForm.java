package io.perennial.platform.requests;

/** Which whole numbers a filter takes, as the specification says; a test compares the two. */
public record NumberForm(int least, int most) {
    /** The number; an {@link IllegalArgumentException} if it is none of these. */
    Integer read(String text) {
        var number = (Integer) ParameterTypes.parser(Integer.class).apply(text);
        if (number < least || number > most) throw new IllegalArgumentException(expected());
        return number;
    }

    String expected() {
        return "Expected a whole number from " + least + " to " + most;
    }
}
