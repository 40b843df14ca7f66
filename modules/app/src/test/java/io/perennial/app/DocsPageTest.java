package io.perennial.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocsPageTest {
    private static final Path DOCS = Path.of("src", "main", "webapp", "docs");
    private static final Path RENDERER = Path.of("target", "docs");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data: 'self';";
    private static final Pattern LOADED =
            Pattern.compile("(?:from|src=|href=)\\s*['\"](\\.?/?[\\w-]+\\.(?:js|css))['\"]");

    @Test
    void loads_only_its_own_files_and_those_of_the_renderer() throws IOException {
        for (var file : files()) {
            LOADED.matcher(text(file))
                    .results()
                    .forEach(loaded -> assertTrue(served(loaded.group(1)), file + " loads " + loaded.group(1)));
        }
    }

    @Test
    void has_all_of_the_renderer_that_it_loads() throws IOException {
        try (var unpacked = Files.list(RENDERER)) {
            assertEquals(
                    List.of("swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "swagger-ui.css"),
                    unpacked.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void takes_nothing_from_elsewhere() throws IOException {
        for (var file : files()) {
            assertFalse(
                    Pattern.compile("(?:src|href|url|from|fetch)\\W{1,3}(?:https?:)?//")
                            .matcher(text(file))
                            .find(),
                    file::toString);
        }
    }

    @Test
    void lets_only_its_own_scripts_and_styles_run() throws IOException {
        var page = text(DOCS.resolve("index.html"));
        assertTrue(page.contains(POLICY));
        assertEquals(
                List.of(),
                Pattern.compile("unsafe|<style|style=|<script>|\\son\\w+=")
                        .matcher(page)
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    @Test
    void never_makes_markup_of_text() throws IOException {
        for (var file : files()) {
            assertFalse(
                    Pattern.compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(")
                            .matcher(text(file))
                            .find(),
                    file::toString);
        }
    }

    private static boolean served(String file) {
        return Files.exists(DOCS.resolve(file)) || Files.exists(RENDERER.resolve(file));
    }

    private static List<Path> files() throws IOException {
        try (var all = Files.list(DOCS)) {
            return all.sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
