package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Tests the maximum lengths, because the longest code is the ugliest, and that a comment begins with what its code does. Aim at 12 lines for a
 * method and 100 for a file.
 */
class SourceTest {
    /** Matches a comment that opens with a question word: the reader then waits for a verb that never comes. */
    private static final Pattern QUESTION =
            Pattern.compile("(?m)^\\s*/\\*\\*\\s*\\n?\\s*\\*? ?((?:Whether|What|How|Those|Where|Of|Which|Who|Whoever|Whose|When) .*)");

    private static final Lengths MAIN = new Lengths(250, 30);
    private static final Lengths TESTS = new Lengths(300, 60);

    @Test
    void no_file_and_no_method_is_too_long() throws IOException {
        var main = sources("main");
        var tests = sources("test");
        assertTrue(main.size() > 500 && tests.size() > 300, () -> main.size() + " and " + tests.size());
        assertEquals(List.of(), MAIN.complaints(main));
        assertEquals(List.of(), TESTS.complaints(tests));
    }

    @Test
    void a_long_file_and_a_long_method_are_found() {
        var method = "    int lines() {\n" + "        lines++;\n".repeat(8) + "        return lines;\n    }\n";
        var file = "class Long {\n    int lines;\n\n" + method + "}\n";

        assertEquals(List.of(), new Lengths(15, 11).complaints(Map.of("Long.java", file)));
        assertEquals(List.of("Long.java has 15 lines, more than 14"), new Lengths(14, 11).complaints(Map.of("Long.java", file)));
        assertEquals(List.of("Long.java: lines has 11 lines, more than 10"), new Lengths(15, 10).complaints(Map.of("Long.java", file)));
    }

    @Test
    void no_comment_begins_with_a_question_word() throws IOException {
        var all = new TreeMap<>(sources("main"));
        all.putAll(sources("test"));
        assertEquals(List.of(), questions(all));
    }

    @Test
    void a_comment_that_begins_with_a_question_word_is_found() {
        assertEquals(List.of("A.java: What it is. */"), questions(Map.of("A.java", "/** What it is. */\nclass A {}")));
        assertEquals(List.of("B.java: How many."), questions(Map.of("B.java", "    /**\n     * How many.\n     */")));
        assertEquals(List.of(), questions(Map.of("C.java", "/** Counts how many. */\n// What for\nclass C {}")));
    }

    private static List<String> questions(Map<String, String> sources) {
        return sources.entrySet().stream().flatMap(source -> QUESTION.matcher(source.getValue()).results()
                .map(found -> source.getKey() + ": " + found.group(1))).toList();
    }

    private static Map<String, String> sources(String kind) throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            var sources = new TreeMap<String, String>();
            for (var file : files.filter(file -> file.toString().matches("\\.\\./[\\w-]+/src/" + kind + "/.*\\.java")).toList())
                sources.put(file.toString().replaceAll(".*/src/" + kind + "/java/", ""), Files.readString(file));
            return sources;
        }
    }
}
