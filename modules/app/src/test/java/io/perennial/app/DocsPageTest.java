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
    private static final Pattern LOADED =
            Pattern.compile("(?:from|src=|href=)\\s*['\"](\\.?/?[\\w-]+\\.(?:js|css))['\"]");

    @Test
    void loads_only_files_that_lie_beside_it() throws IOException {
        for (var file : files()) {
            LOADED.matcher(text(file))
                    .results()
                    .forEach(loaded -> assertTrue(
                            Files.exists(DOCS.resolve(loaded.group(1))), file + " loads " + loaded.group(1)));
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
        assertTrue(page.contains("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"));
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
