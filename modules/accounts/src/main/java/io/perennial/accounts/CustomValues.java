package io.perennial.accounts;

import java.util.LinkedHashMap;
import java.util.Map;

/** Normalizes the values of custom fields. Only a tenant's files know their types. */
final class CustomValues {
    private static final double WHOLE = 1e15;

    private CustomValues() {}

    /**
     * Returns the values with each whole number as an integer. The JSON numbers 120.0, 1.2e2 and 120 are the same value for a client, but
     * the database stores them differently and would return another Java type than it was given.
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
