package io.perennial.kernel;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text for callers: an English sentence or predicate with {names}, and their values. Its translations are found by the English text, so
 * the code reads as plain English.
 *
 * @param values also those that the text does not show, such as the format that a program needs
 */
public record Wording(String text, Map<String, Object> values) {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    public Wording {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public static Wording of(@Sentence String text) {
        return new Wording(text, Map.of());
    }

    /** @param value a number, a text, a list of texts, or another wording, which is translated too */
    public Wording with(String name, Object value) {
        var more = new TreeMap<>(values);
        more.put(name, value);
        return new Wording(text, more);
    }

    public String english() {
        return in(text -> text, ", ");
    }

    /**
     * Returns the text in another language, with its values.
     *
     * @param between stands between the items of a list
     */
    public String in(UnaryOperator<String> translation, String between) {
        return NAME.matcher(translation.apply(text)).replaceAll(name -> Matcher.quoteReplacement(value(name, translation, between)));
    }

    private String value(java.util.regex.MatchResult name, UnaryOperator<String> translation, String between) {
        return switch (values.get(name.group(1))) {
            case null -> name.group();
            case Wording nested -> nested.in(translation, between);
            case Collection<?> items -> items.stream().map(String::valueOf).collect(Collectors.joining(between));
            case Object value -> value.toString();
        };
    }
}
