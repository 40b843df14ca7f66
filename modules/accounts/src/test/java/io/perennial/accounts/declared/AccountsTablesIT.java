package io.perennial.accounts.declared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.identity.Secrets;
import io.perennial.identity.tenants.TenantDatabase;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.platform.testing.TestDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountsTablesIT {
    private final TestDatabase database = TestDatabase.shared();
    private final TenantDatabase applied = new TenantDatabase(
            database.ownerDataSource(), List.of(AccountsTables.values()), List.of(UsedByAccounts.values()), Map.of(),
            new Secrets(new SecureRandom(), 1), Clock.systemUTC());

    @Test
    void the_committed_files_bring_their_rates_and_mappings_and_applied_again_change_nothing() throws SQLException {
        applied.apply(TenantFiles.read(Path.of("../../tenants")), true);

        assertEquals("0.91",
                ask("northwind", "select rate from accounts.exchange_rate where currency = 'USD' and effective_on = '2024-01-01'"));
        assertEquals("accounts churn_events feature_usage subscriptions support_tickets",
                ask("ravenstack", "select string_agg(name, ' ' order by name) from accounts.import_mapping"));
        assertEquals("0", ask("contoso", "select count(*) from accounts.import_mapping"));

        var again = applied.apply(TenantFiles.read(Path.of("../../tenants")), true);
        assertTrue(again.values().stream().allMatch(List::isEmpty), again::toString);
    }

    private String ask(String tenant, String sql) throws SQLException {
        try (var connection = database.appDataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local app.tenant = '" + database.tenant(tenant) + "'");
            var rows = connection.createStatement().executeQuery(sql);
            rows.next();
            return rows.getString(1);
        }
    }
}
