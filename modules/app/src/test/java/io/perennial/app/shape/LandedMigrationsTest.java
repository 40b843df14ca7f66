package io.perennial.app.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Tests that landed migrations stay as they are. A landed migration has run on existing data: an edit changes nothing there, and new
 * databases differ from then on.
 */
class LandedMigrationsTest {
    private static final Path ROOT = Path.of("../..");
    private static final String LANDED = "modules/app/src/test/resources/landed";

    /** Finds statements that remove or rename something that the previous release may use. */
    private static final Pattern CONTRACTION =
            Pattern.compile("(?i)\\brename\\b|\\bdrop\\s+(column|table)\\b|\\brevoke\\b[^;]*\\bfrom\\s+perennial_app\\b");

    @Test
    void each_migration_is_as_it_landed() throws IOException {
        var landed = landed();
        assertTrue(landed.size() >= 31, landed::toString);
        assertEquals(List.of(), complaints(landed, present()));
    }

    @Test
    void each_migration_that_the_previous_release_does_not_survive_is_named_for_who_runs_it() throws IOException {
        var readme = Files.readString(ROOT.resolve("infra/README.md"));
        for (var file : files().entrySet()) {
            var text = Files.readString(file.getValue());
            assertTrue(!contracts(text) || readme.contains(named(file.getKey())),
                    () -> file.getKey() + " renames, drops or closes what servers of the "
                            + "previous release use: expand now and contract a release later, or name it (" + named(file.getKey())
                            + ") in infra/README.md");
        }
    }

    @Test
    void an_edited_a_lost_and_a_new_one_are_found() {
        var landed = Map.of("a/V001__one.sql", "1", "a/V002__two.sql", "2");
        assertEquals(List.of(), complaints(landed, landed));
        assertTrue(
                complaints(landed, Map.of("a/V001__one.sql", "1", "a/V002__two.sql", "3")).getFirst().contains("V002__two.sql has landed"));
        assertTrue(complaints(landed, Map.of("a/V001__one.sql", "1")).getFirst().contains("V002__two.sql has landed"));
        assertTrue(complaints(Map.of(), Map.of("a/V001__one.sql", "1")).getFirst()
                .endsWith("sha256sum V001__one.sql) >> " + LANDED + "/a.sha256"));
    }

    @Test
    void renaming_and_dropping_are_found() {
        assertTrue(contracts("alter table a.b\n    rename column c to d;"));
        assertTrue(contracts("alter table a.b drop  column c;"));
        assertTrue(contracts("revoke select on a.b\n    from perennial_app;") && !contracts("revoke all on a.b from public;"));
        assertTrue(!contracts("-- they rename it\nalter table a.b drop constraint c;\n"));
        assertEquals("renewals V005", named("renewals/V005__customers_and_groups.sql"));
    }

    private static boolean contracts(String migration) {
        return migration.lines().map(line -> line.replaceFirst("--.*", "")).collect(Collectors.collectingAndThen(
                Collectors.joining("\n"), text -> CONTRACTION.matcher(text).find()));
    }

    private static String named(String migration) {
        return migration.substring(0, migration.indexOf("__")).replace('/', ' ');
    }

    /** @param landed checksums by {@code module/file}, as {@code present} */
    private static List<String> complaints(Map<String, String> landed, Map<String, String> present) {
        var all = new TreeSet<>(landed.keySet());
        all.addAll(present.keySet());
        return all.stream().filter(file -> !present.getOrDefault(file, "").equals(landed.get(file)))
                .map(file -> landed.containsKey(file) ? edited(file) : added(file)).toList();
    }

    private static String edited(String file) {
        return file + " has landed and may not change: take the edit back and add a new migration";
    }

    private static String added(String file) {
        var module = file.substring(0, file.indexOf('/'));
        return "%s is new. Once it is as it shall be: (cd modules/%s/src/main/resources/db/%s && sha256sum %s) >> %s/%s.sha256"
                .formatted(file, module, module, file.substring(module.length() + 1), LANDED, module);
    }

    private static Map<String, String> landed() throws IOException {
        var landed = new TreeMap<String, String>();
        try (var lists = Files.list(ROOT.resolve(LANDED))) {
            for (var list : lists.toList()) {
                var module = list.getFileName().toString().replace(".sha256", "");
                for (var line : Files.readAllLines(list)) landed.put(module + "/" + line.split("\\s+")[1], line.split("\\s+")[0]);
            }
        }
        return landed;
    }

    private static Map<String, String> present() throws IOException {
        var present = new TreeMap<String, String>();
        for (var file : files().entrySet()) present.put(file.getKey(), checksum(Files.readString(file.getValue())));
        return present;
    }

    private static Map<String, Path> files() throws IOException {
        try (var files = Files.walk(ROOT.resolve("modules"))) {
            return files.filter(file -> file.toString().matches(".*/src/main/resources/db/\\w+/V[^/]*"))
                    .collect(Collectors.toMap(file -> file.getParent().getFileName() + "/" + file.getFileName(), file -> file));
        }
    }

    private static String checksum(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
