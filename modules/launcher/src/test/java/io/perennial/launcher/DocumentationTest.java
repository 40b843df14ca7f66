package io.perennial.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    @Test
    void every_setting_is_documented_as_property_or_as_variable() throws IOException {
        var text = Files.readString(Path.of("../../infra/README.md"));

        var missing = Arrays.stream(Setting.values())
                .filter(setting -> !text.contains("`" + setting.key() + "`") && !text.contains("`" + setting.variable() + "`"))
                .toList();

        assertEquals(List.of(), missing);
    }

    /** {@code mvn -Prun} passes each property of this prefix on, and the launcher refuses one that it does not know. */
    @Test
    void every_property_of_the_build_with_the_prefix_is_a_setting() throws IOException {
        var named = Pattern.compile("<(perennial\\.[a-z.]+)>");

        var unknown = Stream.of("../../pom.xml", "pom.xml")
                .flatMap(file -> named.matcher(read(Path.of(file))).results().map(found -> found.group(1)))
                .filter(key -> Setting.of(key).isEmpty())
                .toList();

        assertEquals(List.of(), unknown);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
