package io.perennial.app.container.server;

import io.perennial.accounts.declared.AccountsTables;
import io.perennial.identity.Secrets;
import io.perennial.identity.tenants.TenantDatabase;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The server's database: migrated, with the committed tenants, their demo logins and a table for the tests. */
final class ContainerDatabase {
    private static final Path TENANTS = Path.of("..", "..", "tenants");
    private static final int HASHES_AT_ONCE = 2;

    private ContainerDatabase() {}

    static TestDatabase start() throws IOException, SQLException {
        var database = TestDatabase.another();
        var secrets = new Secrets(new SecureRandom(), HASHES_AT_ONCE);
        new TenantDatabase(database.ownerDataSource(), List.of(AccountsTables.values()), List.of(), Map.of(), secrets, Clock.systemUTC())
                .apply(TenantFiles.read(TENANTS), true);
        makeLeaves(database);
        return database;
    }

    private static void makeLeaves(TestDatabase database) throws IOException, SQLException {
        try (var script = ContainerDatabase.class.getResourceAsStream("/container/leaves.sql");
                var connection = database.ownerDataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
