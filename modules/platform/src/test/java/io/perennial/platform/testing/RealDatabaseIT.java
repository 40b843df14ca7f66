package io.perennial.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class RealDatabaseIT {
    private final TestDatabase database = TestDatabase.shared();

    @Test
    void the_database_is_a_postgresql_18() throws SQLException {
        assertEquals("18", ask(database.superuserDataSource(), "select current_setting('server_version_num')::int / 10000"));
    }

    @Test
    void each_data_source_logs_in_as_its_role() throws SQLException {
        assertEquals("perennial_app", ask(database.appDataSource(), "select session_user"));
        assertEquals("perennial_owner", ask(database.ownerDataSource(), "select session_user"));
        assertEquals("perennial_scheduler", ask(database.schedulerDataSource(), "select session_user"));
    }

    @Test
    void the_platforms_migrations_are_applied_by_the_owner() throws SQLException {
        assertEquals("perennial_owner", ask(database.superuserDataSource(),
                "select tableowner from pg_tables where schemaname = 'platform' and tablename = 'outbox'"));
    }

    @Test
    void a_tenant_is_registered_once() {
        var willow = database.tenant("willow");

        assertEquals(willow, database.tenant("willow"));
        assertNotEquals(willow, database.tenant("maple"));
    }

    @Test
    void without_a_tenant_a_walled_table_answers_nothing() {
        assertThrows(SQLException.class, () -> ask(database.appDataSource(), "select count(*) from platform.audit"));
    }

    private static String ask(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
