package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.events.ListenerPosition.Ahead;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows {@code infra/backup.md} with the settings of that page. The embedded PostgreSQL contains no {@code pg_basebackup}, so the
 * backup uses the functions that this program calls.
 */
class BackupIT {
    private static final Path PAGE = Path.of("../../infra/backup.md");

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir Path backup;

    @Test
    void after_a_restore_to_a_moment_all_rows_before_it_are_there_none_after_it_and_listeners_go_on() throws Exception {
        Files.createDirectory(backup.resolve("wal"));
        var lost = TestDatabase.archiving();
        alter(lost, "archive_command", setting("archive", "archive_command"));
        var willow = lost.tenant("willow");
        var ear = new Ear();
        var listener = ear.listener(GateEvent.class);
        var before = new Telling(lost, clock);
        before.begin(willow, listener);
        var heard = before.tell(willow);
        before.advance(willow, listener, 10);
        var base = baseBackup(lost);
        var waiting = before.tell(willow);
        var moment = ask(lost, "select clock_timestamp()");
        before.tell(willow);
        ask(lost, "with gone as (delete from platform.listener returning 1) select count(*) from gone");
        archiveAll(lost);
        lost.stop();

        var restored = restore(base, moment);
        var after = new Telling(restored, clock);
        var next = after.tell(willow);
        assertEquals(Ahead.NOTHING, after.advance(willow, listener, 10));
        assertEquals(List.of(heard, waiting, next), ear.heard);
        restored.stop();
    }

    private Path baseBackup(TestDatabase database) throws SQLException, IOException {
        var base = Files.createDirectory(backup.resolve("base"));
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx------"));
        try (var connection = database.superuserDataSource().getConnection()) {
            ask(connection, "select pg_backup_start('nightly', fast => true)");
            copy(Path.of(ask(connection, "show data_directory")), base);
            Files.writeString(base.resolve("backup_label"), ask(connection, "select labelfile from pg_backup_stop()"));
        }
        return base;
    }

    /** Copies what {@code pg_basebackup} copies: the files may change or go while they are read, and the WAL comes from the archive. */
    private static void copy(Path from, Path to) throws IOException {
        var left = FileSystems.getDefault().getPathMatcher("glob:{postmaster.*,pg_wal/**,pg_replslot/?*,epg-lock}");
        try (var files = Files.walk(from)) {
            for (var file : files.skip(1).filter(file -> !left.matches(from.relativize(file))).toList()) {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException gone) {
                    assertTrue(Files.notExists(file), gone::toString);
                }
            }
        }
    }

    private static void archiveAll(TestDatabase database) throws SQLException {
        var last = ask(database, "select pg_walfile_name(pg_current_wal_lsn())");
        ask(database, "select pg_switch_wal()");
        until(database, "select coalesce(max(last_archived_wal) >= '" + last + "', false) from pg_stat_archiver", "t");
    }

    private TestDatabase restore(Path base, String moment) throws IOException, SQLException {
        Files.createFile(base.resolve("recovery.signal"));
        var settings = setting("recovery", "restore_command", "recovery_target_time", "recovery_target_action")
                .replaceFirst("(recovery_target_time = )'.*'", "$1'" + moment + "'");
        Files.writeString(base.resolve("postgresql.auto.conf"), settings, StandardOpenOption.APPEND);
        var restored = TestDatabase.restored(base);
        until(restored, "select pg_is_in_recovery()", "f");
        return restored;
    }

    /** Returns these settings of a block of the page, one per line, with this test's folder; a single one without its name. */
    private String setting(String block, String... names) throws IOException {
        var text = Pattern.compile("```ini " + block + "\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertTrue(text.find(), block);
        var lines = text.group(1).lines().map(String::strip).filter(line -> List.of(names).contains(line.split(" = ")[0]))
                .map(line -> line.replace("/backup", backup.toString())).toList();
        assertEquals(names.length, lines.size(), lines::toString);
        return names.length == 1 ? lines.getFirst().substring(names[0].length() + 3) : "\n" + String.join("\n", lines) + "\n";
    }

    private static void alter(TestDatabase database, String name, String value) throws SQLException {
        try (var connection = database.superuserDataSource().getConnection(); var statement = connection.createStatement()) {
            statement.execute("alter system set " + name + " = " + value);
            statement.execute("select pg_reload_conf()");
        }
    }

    private static void until(TestDatabase database, String question, String answer) throws SQLException {
        var last = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!ask(database, question).equals(answer)) assertTrue(System.nanoTime() < last, question);
    }

    private static String ask(TestDatabase database, String question) throws SQLException {
        try (var connection = database.superuserDataSource().getConnection()) {
            return ask(connection, question);
        }
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(question)) {
            assertTrue(rows.next(), question);
            return rows.getString(1);
        }
    }
}
