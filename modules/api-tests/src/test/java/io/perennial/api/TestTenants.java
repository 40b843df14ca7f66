package io.perennial.api;

import io.perennial.identity.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;

/**
 * The committed tenant files with additions for the tests in both demo tenants: a custom field for any text, import mappings, a required field, and roles
 * that are limited only by the accounts they see.
 */
final class TestTenants {
    static final List<String> DEMO = List.of("northwind", "contoso");
    /** Tenants with the roles of all tenants, for the tests of the matrix. */
    private static final List<String> PLAIN = List.of("ravenstack", "telco");

    static final String MAPPING = "suite";
    private static final Path BEYOND = Path.of("src/test/resources/tenant");
    private static final String ACCOUNT_FIELDS = "customFields:\n  account:\n";
    private static final String ANY_TEXT = "    canary: { type: text, label: { en: Canary, zh-Hans: 金丝雀 } }\n";

    /** Uses the demo's secret. */
    private static final String CLIENTS =
            "clients:\n  segment: { roles: [segment], secretHash: '%1$s' }\n  closed: { roles: [closed], secretHash: '%1$s' }\n";

    /** Lets every tenant have contracts in a foreign currency. */
    private static final String RATES = "rates:\n  USD: { 2020-01-01: 7.1 }\n";

    /** A type of tickets that needs a category. */
    private static final String TICKETS = "tickets:\n  required: { callback_wish: [category] }\n";

    private TestTenants() {}

    static Path copied(Path committed, Path to) throws IOException {
        copy(committed, to);
        for (var tenant : DEMO) {
            var file = to.resolve(tenant).resolve("tenant.yaml");
            Files.writeString(file, Files.readString(file).replace(ACCOUNT_FIELDS, ACCOUNT_FIELDS + ANY_TEXT)
                    + "origins: ['" + origin(tenant) + "']\n"
                    + (Files.readString(file).contains("\nrates:") ? "" : RATES)
                    + TICKETS + CLIENTS.formatted(new Secrets(new SecureRandom(), 1).hash("perennial-demo-secret")));
            copy(BEYOND, to.resolve(tenant));
        }
        for (var tenant : PLAIN) {
            var file = to.resolve(tenant).resolve("tenant.yaml");
            Files.writeString(file, Files.readString(file).replace(ACCOUNT_FIELDS, ACCOUNT_FIELDS + ANY_TEXT));
            copy(BEYOND.resolve("mappings"), to.resolve(tenant).resolve("mappings"));
        }
        return to.toAbsolutePath();
    }

    /** Returns the origin of the web page that this tenant declares. */
    static String origin(String tenant) {
        return "https://crm." + tenant + ".example";
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(copy);
                else Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
