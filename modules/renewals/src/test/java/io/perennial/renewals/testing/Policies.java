package io.perennial.renewals.testing;

import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;

/** Declares a tenant's policy as its files do. */
public final class Policies {
    private Policies() {}

    /** Writes as the database's owner, because policies come from files and no server writes them. */
    public static void grace(String tenant, int days) {
        var database = TestDatabase.shared();
        try (var connection = database.ownerDataSource().getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local app.tenant = '" + database.tenant(tenant) + "'");
            statement.execute("""
                    insert into renewals.declared_policy (name, horizon_days, silent_months, grace_days) values ('renewals', 180, 1, %d)
                    on conflict (tenant_id, name) do update set grace_days = excluded.grace_days
                    """.formatted(days));
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
