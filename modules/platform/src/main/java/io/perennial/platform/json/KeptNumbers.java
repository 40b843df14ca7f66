package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.Locale;

/**
 * Reads a number that is too small for a double as infinite, as one that is too large: it would be read as 0 otherwise. Both are out of any
 * range.
 */
final class KeptNumbers extends JsonParserDelegate {
    KeptNumbers(JsonParser parser) {
        super(parser);
    }

    @Override
    public double getDoubleValue() throws IOException {
        return kept(super.getDoubleValue());
    }

    @Override
    public Number getNumberValue() throws IOException {
        return super.getNumberValue() instanceof Double number ? (Number) kept(number) : super.getNumberValue();
    }

    private double kept(double value) throws IOException {
        return Math.abs(value) < Double.MIN_NORMAL && hasDigits(getText()) ? Double.POSITIVE_INFINITY : value;
    }

    /** Returns true if there is another digit than 0 before the exponent. */
    private static boolean hasDigits(String number) {
        return number.toLowerCase(Locale.ROOT).replaceFirst("e.*", "").matches(".*[1-9].*");
    }
}
