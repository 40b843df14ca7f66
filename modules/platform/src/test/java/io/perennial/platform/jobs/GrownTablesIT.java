package io.perennial.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The planner knows of a bulk load before autovacuum comes, which is after a minute. */
class GrownTablesIT {
    private final TestDatabase database = TestDatabase.shared();
    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final GrownTables tables = new GrownTables();

    @BeforeEach
    void make() throws SQLException {
        does("set role perennial_owner; create table platform.loaded (n integer, filler text) with (autovacuum_enabled = false)");
        tables.source = database.schedulerDataSource();
        tables.clock = clock;
        tables.look();
        clock.move(GrownTables.PAUSE);
    }

    @AfterEach
    void drop() throws SQLException {
        does("drop table platform.loaded");
    }

    private void does(String sql) throws SQLException {
        try (var superuser = database.superuserDataSource().getConnection(); var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private void load(int rows) throws SQLException {
        does("insert into platform.loaded select n, repeat('x', 400) from generate_series(1, " + rows + ") n");
    }

    /** Returns the number of rows that the planner expects in the table; -1 without statistics. */
    private int expected() throws SQLException {
        try (var superuser = database.superuserDataSource().getConnection();
                var rows = superuser.createStatement()
                        .executeQuery("select reltuples::integer from pg_class where oid = 'platform.loaded'::regclass")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void a_table_that_grew_is_analysed_and_one_that_hardly_grew_is_not() throws SQLException {
        load(3_000);
        assertEquals(-1, expected());
        tables.look();
        assertEquals(3_000, expected());

        clock.move(GrownTables.PAUSE);
        load(100);
        tables.look();
        assertEquals(3_000, expected());

        clock.move(GrownTables.PAUSE);
        load(3_000);
        tables.look();
        assertEquals(6_100, expected());
    }

    @Test
    void a_node_looks_at_most_once_a_second() throws SQLException {
        tables.look();
        load(3_000);
        tables.look();
        assertEquals(-1, expected());
    }

    @Test
    void a_table_that_somebody_else_analyses_is_not_waited_for() throws SQLException {
        load(3_000);
        try (var other = database.superuserDataSource().getConnection(); var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table platform.loaded in share update exclusive mode");
            tables.look();
            assertEquals(-1, expected());
            other.rollback();
        }
    }

    @Test
    void a_database_that_is_away_fails_no_job() {
        tables.source = new PGSimpleDataSource();
        clock.move(GrownTables.PAUSE);
        assertDoesNotThrow(tables::look);
    }
}
