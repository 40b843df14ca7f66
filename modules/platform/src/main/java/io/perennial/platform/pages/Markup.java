package io.perennial.platform.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** HTML. Every text and every value of an attribute is escaped when it is written, so no text can become an element. */
public sealed interface Markup {
    Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");
    Pattern ATTRIBUTE = Pattern.compile("(?!on|style|src)[a-z][a-z-]*");
    Set<String> VOID = Set.of("br", "input", "meta");

    record Text(String text) implements Markup {}

    record Element(String name, Map<String, String> attributes, List<Markup> inner) implements Markup {
        public Element {
            if (!NAME.matcher(name).matches() || name.equals("script")) throw new IllegalArgumentException("No element: " + name);
            attributes.keySet().forEach(Markup::check);
            attributes = new LinkedHashMap<>(attributes);
            inner = List.copyOf(inner);
        }

        /** Returns the same element with one more attribute. An address is one of ours: it begins with a slash, a question mark or a hash. */
        public Element with(String attribute, String value) {
            if (Set.of("href", "action").contains(attribute) && !value.matches("(/(?!/)|[?#]).*|"))
                throw new IllegalArgumentException("No address of ours: " + value);
            var more = new LinkedHashMap<>(attributes);
            more.put(attribute, value);
            return new Element(name, more, inner);
        }
    }

    static Markup text(String text) {
        return new Text(text);
    }

    static Element of(String name, Markup... inner) {
        return new Element(name, Map.of(), List.of(inner));
    }

    static Element of(String name, List<? extends Markup> inner) {
        return new Element(name, Map.of(), List.copyOf(inner));
    }

    private static void check(String attribute) {
        if (!ATTRIBUTE.matcher(attribute).matches()) throw new IllegalArgumentException("No attribute: " + attribute);
    }

    /** Returns the HTML. */
    default String html() {
        var html = new StringBuilder();
        write(this, html);
        return html.toString();
    }

    private static void write(Markup markup, StringBuilder html) {
        switch (markup) {
            case Text(var text) -> escape(text, html);
            case Element element -> write(element, html);
        }
    }

    private static void write(Element element, StringBuilder html) {
        html.append('<').append(element.name());
        element.attributes().forEach((name, value) -> {
            html.append(' ').append(name).append("=\"");
            escape(value, html);
            html.append('"');
        });
        html.append('>');
        if (VOID.contains(element.name())) return;
        element.inner().forEach(inner -> write(inner, html));
        html.append("</").append(element.name()).append('>');
    }

    /** Escapes what has a meaning in HTML, and drops control characters, which have none. */
    private static void escape(String text, StringBuilder html) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            switch (letter) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n', '\t' -> html.append(letter);
                default -> {
                    if (!Character.isISOControl(letter)) html.append(letter);
                }
            }
        }
    }
}
