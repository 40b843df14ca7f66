package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares all other lists of modules with the only authoritative one, which each module declares itself. */
class ModulesTest {
    private static final Path ROOT = Path.of("../..");
    private static final List<String> MODULES = Modules.onClassPath().names();

    @Test
    void the_build_knows_the_same_in_the_same_order() throws IOException {
        assertEquals(MODULES, named("<module>modules/(\\w+)</module>", ROOT.resolve("pom.xml")));
        assertTrue(MODULES.size() >= 7, MODULES::toString);
    }

    @Test
    void the_readme_shows_the_same_in_the_same_order() throws IOException {
        var line =
                Files.readString(ROOT.resolve("README.md")).lines().filter(text -> text.startsWith("Dependencies run one way")).findFirst();
        assertEquals(String.join(" ← ", MODULES) + " ← launcher", line.orElseThrow().replaceAll("^[^`]*`|`.*$", ""));
        assertEquals(MODULES, named("\\| \\[modules/(\\w+)]", ROOT.resolve("README.md")));
    }

    @Test
    void each_schema_of_migrations_is_a_modules() throws IOException {
        try (var folders = Files.list(ROOT.resolve("modules"))) {
            for (var module : folders.filter(folder -> Files.exists(folder.resolve("src/main/resources/db"))).toList()) {
                var name = module.getFileName().toString();
                assertTrue(MODULES.contains(name), name);
                try (var schemas = Files.list(module.resolve("src/main/resources/db"))) {
                    assertEquals(List.of(name), schemas.map(schema -> schema.getFileName().toString()).toList());
                }
            }
        }
    }

    /** Returns the modules that are part of the application. The launcher only starts it. */
    private static List<String> named(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern).matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1))
                .filter(name -> !name.equals("launcher")).toList();
    }
}
