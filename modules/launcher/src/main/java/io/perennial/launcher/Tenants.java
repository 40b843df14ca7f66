package io.perennial.launcher;

import io.perennial.accounts.declared.AccountsTables;
import io.perennial.identity.Secrets;
import io.perennial.identity.tenants.FilesRefused;
import io.perennial.identity.tenants.TenantDatabase;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.identity.tenants.TenantsCommand;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The one place where tenants' files meet the database. */
record Tenants(Database owner) {
    private static final int HASHES_AT_ONCE = 2;

    /** Gives the tenants' names. What is in line already is not written to, so this runs at every start. */
    List<String> apply(Path folder, boolean demo) {
        try {
            var files = TenantFiles.read(folder);
            database().apply(files, demo);
            return files.names();
        } catch (FilesRefused e) {
            throw new CannotStart("The tenants' files in %s cannot be applied: %s".formatted(folder, e.getMessage()), e);
        } catch (SQLException e) {
            throw new CannotStart("The database refused the tenants' files: %s.".formatted(Database.reason(e)), e);
        }
    }

    /** {@code tenants …}, by hand. */
    int run(List<String> arguments) {
        return new TenantsCommand(database(), System.out).run(arguments);
    }

    private TenantDatabase database() {
        var secrets = new Secrets(new SecureRandom(), HASHES_AT_ONCE);
        return new TenantDatabase(owner.dataSource(), List.of(AccountsTables.values()), System.getenv(), secrets, Clock.systemUTC());
    }
}
