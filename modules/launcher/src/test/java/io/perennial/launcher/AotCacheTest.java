package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir Path home;

    private AotCache cache;

    @BeforeEach
    void find() throws IOException {
        var settings =
                Map.of("perennial.home", home.toString(), "perennial.liberty", "/wlp", "perennial.server", "src/test/resources/server");
        cache = AotCache.of(Configuration.of(Settings.of(settings, Map.of())));
    }

    @Test
    void without_one_java_is_not_told_of_any() {
        assertFalse(cache.isThere());
        assertEquals(List.of(), cache.use());
    }

    @Test
    void one_that_was_kept_is_used_and_lies_where_no_clean_build_removes_it() throws IOException {
        cache.keep(made());

        assertTrue(cache.file().startsWith(home), cache.file().toString());
        assertTrue(cache.use().contains("-XX:AOTCache=" + cache.file()), cache.use().toString());
    }

    @Test
    void of_those_of_other_builds_the_last_one_is_kept() throws IOException {
        for (var number : List.of(1, 2, 3)) {
            var other = Files.createFile(Files.createDirectories(cache.folder()).resolve("other" + number + ".aot"));
            Files.setLastModifiedTime(other, FileTime.from(NOON.plusSeconds(number)));
        }

        cache.keep(made());

        try (var files = Files.list(cache.folder())) {
            assertEquals(List.of(cache.file().getFileName().toString(), "other3.aot").stream().sorted().toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void it_says_whether_there_is_one_and_why_not() throws IOException {
        Files.createDirectories(cache.folder());
        assertEquals("none yet: a training follows in the background", cache.state(true));
        assertEquals("none: the training is switched off", cache.state(false));

        cache.failures().add("Java\nended.");
        assertEquals("none: the training failed and follows again. Java ended.", cache.state(true));
        assertTrue(cache.isWanted());

        cache.failures().add("Java ended again.");
        assertEquals("none: 2 trainings failed. Java ended again. Delete " + cache.failures().file() + " to try again.", cache.state(true));
        assertFalse(cache.isWanted());

        cache.failures().forget();
        assertTrue(cache.isWanted());
        cache.keep(made());
        assertEquals("in use", cache.state(true));
        assertFalse(cache.isWanted());
    }

    private Path made() throws IOException {
        return Files.createFile(home.resolve("made.aot"));
    }
}
