package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests the numbers of migrations. Two branches may each add the same next number, and otherwise nothing fails before a database is
 * created.
 */
class MigrationNumbersTest {
    private static final Pattern NUMBERED = Pattern.compile("(V\\d+)__\\w+\\.sql");

    @Test
    void no_two_migrations_of_a_module_have_one_number() throws IOException {
        var folders = new TreeMap<Path, List<String>>();
        try (var files = Files.walk(Path.of(".."))) {
            for (var file : files.filter(each -> each.toString().matches(".*/src/main/resources/db/\\w+/V[^/]*")).toList())
                folders.merge(file.getParent(), List.of(file.getFileName().toString()), MigrationNumbersTest::both);
        }
        assertTrue(folders.size() >= 5, folders::toString);
        folders.forEach((folder, names) -> assertEquals(List.of(), again(names), folder::toString));
    }

    @Test
    void two_with_one_number_are_found() {
        assertEquals(List.of("V002"), again(List.of("V001__a.sql", "V002__b.sql", "V002__c.sql")));
        assertEquals(List.of("V3_no_number"), again(List.of("V3_no_number")));
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<String> again(Collection<String> names) {
        var seen = new HashSet<String>();
        return names.stream().map(MigrationNumbersTest::number).filter(number -> number.contains("_") || !seen.add(number)).toList();
    }

    private static String number(String name) {
        var numbered = NUMBERED.matcher(name);
        return numbered.matches() ? numbered.group(1) : name;
    }
}
