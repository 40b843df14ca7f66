package io.perennial.tickets.sla;

import io.perennial.identity.Secrets;
import io.perennial.identity.tenants.TenantDatabase;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Applies the files of a tenant that has little more than policies. */
final class PolicyFiles {
    private PolicyFiles() {}

    static void apply(Path folder, String tenant, String policies) throws SQLException {
        try {
            var home = Files.createDirectories(folder.resolve(tenant));
            Files.writeString(home.resolve("tenant.yaml"), "title: Mallow\nzone: Europe/Paris\nlocale: fr\ncurrency: EUR\n");
            Files.writeString(home.resolve("roles.yaml"), "csm: { accounts: own, permissions: [accounts:read] }\n");
            Files.writeString(home.resolve("sla.yaml"), policies);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        new TenantDatabase(TestDatabase.shared().ownerDataSource(), List.of(new DeclaredPolicies()), List.of(), Map.of(),
                new Secrets(new SecureRandom(), 1), Clock.systemUTC()).apply(TenantFiles.read(folder), false);
    }
}
