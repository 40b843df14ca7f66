package io.perennial.accounts;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values of custom fields, whose types only a company's files know. */
final class CustomValues {
    private static final double WHOLE = 1e15;

    private CustomValues() {}

    /**
     * The same with each whole number as one: 120.0, 1.2e2 and 120 are the same value to whoever sends them, but the
     * database writes them differently and would give back another Java type than it was given.
     */
    static Map<String, Object> plain(Map<String, Object> values) {
        var plain = new LinkedHashMap<>(values);
        plain.replaceAll((key, value) -> value instanceof Double number ? plain(number) : value);
        return plain;
    }

    private static Object plain(double number) {
        if (number != Math.rint(number) || Math.abs(number) > WHOLE) return number;
        var whole = (long) number;
        if (whole == (int) whole) return (int) whole;
        return whole;
    }
}
