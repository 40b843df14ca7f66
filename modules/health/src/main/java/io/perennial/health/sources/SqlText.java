package io.perennial.health.sources;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SQL templates: a text block with gaps such as {@code $columns}. */
public final class SqlText {
    private static final Pattern GAP = Pattern.compile("\\$(\\w+)");

    private SqlText() {}

    /** Fills each gap by its name. Further lines of a filling are indented to the column of the gap. */
    public static String fill(String text, Map<String, String> gaps) {
        var lines = text.strip();
        return GAP.matcher(lines).replaceAll(gap -> {
            var filling = Optional.ofNullable(gaps.get(gap.group(1)))
                    .orElseThrow(() -> new IllegalArgumentException("Nothing fills " + gap.group()));
            int column = gap.start() - lines.lastIndexOf('\n', gap.start()) - 1;
            return Matcher.quoteReplacement(filling.strip().replace("\n", "\n" + " ".repeat(column)));
        });
    }

    /** Returns the columns as a list, one a line. */
    public static String columns(Collection<String> columns) {
        return String.join(",\n", columns);
    }

    /** Joins the conditions that are not empty with {@code and}; returns an empty text if all are empty. */
    static String all(String... conditions) {
        return Arrays.stream(conditions).filter(condition -> !condition.isEmpty()).collect(Collectors.joining(" and "));
    }
}
