package io.perennial.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The committed tenants' files, and what the tests need beyond them: in both demo tenants a mapping to import with. */
final class TestTenants {
    static final List<String> DEMO = List.of("northwind", "contoso");
    static final String MAPPING = "suite";
    private static final String ACCOUNTS = """
            kind: accounts
            match: { system: suite, column: id }
            fields:
              name: { column: name }
            """;

    private TestTenants() {}

    static Path copied(Path committed, Path to) throws IOException {
        try (var files = Files.walk(committed)) {
            for (var file : files.toList()) {
                var copy = to.resolve(committed.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy);
            }
        }
        for (var tenant : DEMO) {
            var mappings = Files.createDirectories(to.resolve(tenant).resolve("mappings"));
            Files.writeString(mappings.resolve(MAPPING + ".yaml"), ACCOUNTS);
        }
        return to.toAbsolutePath();
    }
}
