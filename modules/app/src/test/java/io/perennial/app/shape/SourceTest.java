package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tests the maximum lengths, because the longest code is the ugliest. Aim at 12 lines for a method and 100 for a file. */
class SourceTest {
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

    private static Map<String, String> sources(String kind) throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            var sources = new TreeMap<String, String>();
            for (var file : files.filter(file -> file.toString().matches("\\.\\./[\\w-]+/src/" + kind + "/.*\\.java")).toList())
                sources.put(file.toString().replaceAll(".*/src/" + kind + "/java/", ""), Files.readString(file));
            return sources;
        }
    }
}
