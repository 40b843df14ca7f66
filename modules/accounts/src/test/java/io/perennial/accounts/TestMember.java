package io.perennial.accounts;

import io.perennial.kernel.TypeId;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;

/** Inserts members as the database's owner, because members come from files and no server writes them. */
public final class TestMember {
    private TestMember() {}

    public static UUID of(String tenant) {
        var id = TypeId.next();
        var database = TestDatabase.shared();
        try (var connection = database.ownerDataSource().getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local app.tenant = '" + database.tenant(tenant) + "'");
            statement.execute("""
                    insert into identity.member (id, email, name, locale, zone, roles, created_at, updated_at)
                    values ('%s', '%1$s@example.com', 'Ida', 'en', 'Europe/Berlin', '{csm}', now(), now())
                    """.formatted(id));
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return id;
    }
}
