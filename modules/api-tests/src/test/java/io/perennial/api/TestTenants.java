package io.perennial.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The committed tenants' files, and what the tests need beyond them: in both demo tenants a mapping to import with, and roles
 * whose permissions leave it to the accounts they see what they may do.
 */
final class TestTenants {
    static final List<String> DEMO = List.of("northwind", "contoso");
    static final String MAPPING = "suite";
    private static final String ACCOUNTS = """
            kind: accounts
            match: { system: suite, column: id }
            fields:
              name: { column: name }
            """;
    private static final String ROLES = """
            csm:
              accounts: own
              permissions: [accounts:read, accounts:write, accounts:bulk_write, contacts:read, contacts:write, contacts:bulk_write,
                contracts:read, contracts:write, contracts:bulk_write, usage:read, usage:write, notes:read, notes:write,
                imports:read, imports:write, members:read]
            vendor_agent:
              accounts: none
              permissions: [accounts:read, accounts:write, contacts:read, contracts:read, usage:read, notes:read, imports:read]
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
            Files.writeString(to.resolve(tenant).resolve("roles.yaml"), ROLES);
            var mappings = Files.createDirectories(to.resolve(tenant).resolve("mappings"));
            Files.writeString(mappings.resolve(MAPPING + ".yaml"), ACCOUNTS);
        }
        return to.toAbsolutePath();
    }
}
