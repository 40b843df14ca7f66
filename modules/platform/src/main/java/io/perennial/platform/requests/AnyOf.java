package io.perennial.platform.requests;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A filter that takes several values and lists what has any of them: {@code tier=gold,silver} or {@code tier=gold&tier=silver}. A comma
 * that belongs to a value is written {@code \,} in the first form, and as it is in the second.
 */
final class AnyOf {
    /** The maximum number of values of a parameter. */
    static final int MAXIMUM = 50;

    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");
    private static final Pattern ONE = Pattern.compile("(l\\.\\w+) = :(\\w+)");

    private AnyOf() {}

    static List<String> split(String text) {
        var parts = new ArrayList<String>();
        for (var part : COMMA.split(text, -1)) parts.add(part.replace("\\,", ","));
        return parts;
    }

    /** Returns true if the condition compares a column with the parameter for equality, so that several values can be compared too. */
    static boolean isPossible(String condition, String parameter) {
        return takesArray(condition, parameter) || ONE.matcher(condition).results().anyMatch(one -> one.group().equals(condition));
    }

    /** Returns true if the condition takes an array of values even for one value. */
    static boolean takesArray(String condition, String parameter) {
        return condition.contains("any(:" + parameter + ")") || condition.contains(":" + parameter + "::text[]");
    }

    /**
     * Returns the condition for several values. One value keeps its own condition: the planner then knows that an index on the column and
     * the sort key has the rows in order.
     */
    static String several(String condition) {
        return ONE.matcher(condition).replaceFirst("$1 = any(:$2)");
    }
}
