package io.perennial.platform.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The migrations of this build.
 *
 * @param latest the number of the last migration of each schema
 */
record MigrationList(Map<String, Integer> latest) {
    private static final String FILE = "db/migrations.txt";
    private static final Pattern MIGRATION = Pattern.compile("(?m)\\bdb[/\\\\]([a-z_]+)[/\\\\]V(\\d+)__");

    /** Reads the list that the build of the application writes, because a folder in a jar cannot be listed everywhere. */
    static MigrationList load() {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (file == null) throw new IllegalStateException(FILE + " is missing; the build of the application creates it");
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static MigrationList of(String files) {
        var latest = new TreeMap<String, Integer>();
        for (var file = MIGRATION.matcher(files); file.find();)
            latest.merge(file.group(1), Integer.parseInt(file.group(2)), Math::max);
        if (latest.isEmpty()) throw new IllegalStateException("No migration is named in " + FILE);
        return new MigrationList(latest);
    }
}
