package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.events.ListenerPosition.Ahead;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * Tests that listeners continue after a dump was restored into a fresh cluster, whose transaction ids begin anew. The embedded PostgreSQL
 * contains no {@code pg_dump}, so the tables are copied as it copies them: with {@code copy}.
 */
class RestoreIT {
    private static final List<String> TABLES = List.of("tenant", "owner", "outbox", "listener", "sequencer", "set_aside");

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void after_a_restore_a_listener_hears_the_next_event_and_no_earlier_one() throws SQLException, IOException {
        var before = TestDatabase.another();
        var after = TestDatabase.another();
        var willow = before.tenant("willow");
        var ear = new Ear();
        var listener = ear.listener(GateEvent.class);
        passTransactions(before);
        var old = new Telling(before, clock);
        old.begin(willow, listener);
        var heard = old.tell(willow);
        old.advance(willow, listener, 10);
        var numbered = old.tell(willow);
        old.number(willow);
        var waiting = old.tell(willow);
        for (var table : TABLES) copy("platform." + table, before, after);

        var restored = new Telling(after, clock);
        var next = restored.tell(willow);
        assertEquals(Ahead.NOTHING, restored.advance(willow, listener, 10));
        assertEquals(List.of(heard, numbered, waiting, next), ear.heard);
        assertEquals(4L, restored.ask(willow, "select position from {platform.sequencer}"));
    }

    /** Uses transaction ids that the other cluster reaches much later. */
    private static void passTransactions(TestDatabase database) throws SQLException {
        try (var connection = database.superuserDataSource().getConnection(); var statement = connection.createStatement()) {
            for (int at = 0; at < 2_000; at++) statement.execute("select pg_current_xact_id()");
        }
    }

    private static void copy(String table, TestDatabase from, TestDatabase to) throws SQLException, IOException {
        try (var read = from.superuserDataSource().getConnection(); var write = to.superuserDataSource().getConnection()) {
            write.createStatement().execute("delete from " + table);
            var rows = new ByteArrayOutputStream();
            read.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", rows);
            write.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin",
                    new ByteArrayInputStream(rows.toByteArray()));
        }
    }
}
