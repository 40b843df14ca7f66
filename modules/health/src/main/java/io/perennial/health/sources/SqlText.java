package io.perennial.health.sources;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SQL that is written as it is read: a text block with gaps such as {@code $columns}. */
public final class SqlText {
    private static final Pattern GAP = Pattern.compile("\\$(\\w+)");

    private SqlText() {}

    /** Fills each gap by its name; what takes several lines begins each of them below the gap. */
    public static String fill(String text, Map<String, String> gaps) {
        var lines = text.strip();
        return GAP.matcher(lines).replaceAll(gap -> {
            var filling = Optional.ofNullable(gaps.get(gap.group(1))).orElseThrow(() -> new IllegalArgumentException("Nothing fills " + gap.group()));
            int column = gap.start() - lines.lastIndexOf('\n', gap.start()) - 1;
            return Matcher.quoteReplacement(filling.strip().replace("\n", "\n" + " ".repeat(column)));
        });
    }

    /** Lists columns, each on a line of its own. */
    public static String columns(Collection<String> columns) {
        return String.join(",\n", columns);
    }

    /** Joins what must hold; holds by itself where nothing must. */
    static String all(String... conditions) {
        return Arrays.stream(conditions).filter(condition -> !condition.isEmpty()).collect(Collectors.joining(" and "));
    }
}
