package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that a module reads only its own tables, and only published views and slices of other modules. */
class PublishedViewsTest {
    private static final Path MODULES = Path.of("..");
    /** The modules whose tables no statement outside of the wall's own machinery may name, with or without a slice. */
    private static final Set<String> BUSINESS = business();
    private static final Pattern READ = Pattern.compile("\\{(?:[a-z]+ )?([a-z]+)\\.([a-z_]+)}");
    private static final Pattern BARE = Pattern.compile("\\b(?:from|join|into|update|using) ([a-z]+)\\.([a-z_]+)\\b(?!\\()");
    private static final Pattern VIEW = Pattern.compile("(?im)^create (?:or replace )?view ([a-z]+\\.[a-z_]+)\\b");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

    @Test
    void no_module_reads_another_ones_tables() throws IOException {
        var published = published();
        assertTrue(published.contains("accounts.every_account") && published.size() >= 15, published::toString);
        var found = new ArrayList<String>();
        for (var module : Modules.onClassPath().names())
            for (var file : files(module, "src/main/java", ".java"))
                foreign(module, Files.readString(file), published).forEach(table -> found.add(file.getFileName() + " reads " + table));
        assertEquals("", String.join("\n", found));
    }

    @Test
    void a_foreign_table_is_found_and_a_view_or_an_own_table_is_not() {
        var published = Set.of("gates.open_gate");
        assertEquals(List.of("gates.gate"), foreign("roofs", "from {roofs.roof} join {gates.gate} g", published));
        assertEquals(List.of("gates.gate"), foreign("roofs", "from {whole gates.gate}", published));
        assertEquals(List.of("identity.member"), foreign("roofs", "join identity.member m on true", published));
        assertEquals(List.of(),
                foreign("roofs", "from {gates.open_gate} join {gates.visible_gate} join {roofs.roof} /* {gates.gate} */", published));
    }

    private static List<String> foreign(String module, String source, Set<String> published) {
        var code = COMMENT.matcher(source).replaceAll("");
        return Stream.concat(READ.matcher(code).results(), BARE.matcher(code).results().filter(read -> BUSINESS.contains(read.group(1))))
                .filter(read -> !read.group(1).equals(module) && !read.group(2).startsWith("visible_"))
                .map(read -> read.group(1) + "." + read.group(2))
                .filter(table -> !published.contains(table))
                .toList();
    }

    private static Set<String> business() {
        var modules = new TreeSet<>(Modules.onClassPath().names());
        modules.removeAll(Set.of("platform", "records"));
        return modules;
    }

    private static Set<String> published() throws IOException {
        // The modules above write the keys of their records into this table of records, and take the tenant of new rows from the owner.
        var published = new TreeSet<>(Set.of("records.external_key", "platform.owner"));
        for (var module : Modules.onClassPath().names())
            for (var file : files(module, "src/main/resources/db", ".sql"))
                VIEW.matcher(Files.readString(file)).results().map(view -> view.group(1)).filter(view -> view.startsWith(module + "."))
                        .forEach(published::add);
        return published;
    }

    private static List<Path> files(String module, String folder, String kind) throws IOException {
        var root = MODULES.resolve(module).resolve(folder);
        if (!Files.exists(root)) return List.of();
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(kind)).sorted().toList();
        }
    }
}
