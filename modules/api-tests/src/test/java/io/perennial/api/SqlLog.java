package io.perennial.api;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Reads the statements that Perennial sends from PostgreSQL's log. */
final class SqlLog {
    /** The role and the application's name of who sends statements. */
    enum Sender {
        /** The server, or several. */
        SERVERS("perennial_(?:app|scheduler) \\[[^\\]]*\\]"),
        /** The command that applies the tenants' files. Migrations have the same role. */
        TENANTS("perennial_owner \\[perennial-tenants\\]");

        private final Pattern statement;

        /** Matches sender and statement of a log entry. Further lines of a statement are indented by a tab. */
        Sender(String name) {
            statement = Pattern.compile("^sql " + name + " (?:LOG|ERROR|STATEMENT):\\s+(?:statement|execute [^:]+): (.*)$", Pattern.DOTALL);
        }
    }

    private static final Pattern VALUE = Pattern.compile("\\$\\d+");

    /** Matches the repeated rows of values into which the driver turns a batch. */
    private static final Pattern SAME_ROWS = Pattern.compile("(\\((?:[^()]++|\\([^()]*+\\))*+\\))(?:,\\1)+");

    private SqlLog() {}

    /** Starts logging without values, also in connections that are already open. Returns false if the database is not there yet. */
    static boolean begin(OwnDatabase database) {
        try {
            database.run("alter system set log_statement = 'all'");
            database.run("alter system set log_parameter_max_length = 0");
            database.run("alter system set log_line_prefix = 'sql %u [%a] '");
            database.run("select pg_reload_conf()");
            return true;
        } catch (SQLException | IllegalStateException notYet) {
            return false;
        }
    }

    /** Returns the texts that they have sent, and how often. */
    static Map<String, Integer> statements(OwnDatabase database, Sender of) throws IOException {
        var found = new LinkedHashMap<String, Integer>();
        var entry = new StringBuilder();
        try (var lines = Files.newBufferedReader(database.log())) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("\t")) add(entry, of, found);
                entry.append(entry.isEmpty() ? "" : "\n").append(line.strip());
            }
        }
        add(entry, of, found);
        return found;
    }

    private static void add(StringBuilder entry, Sender of, Map<String, Integer> found) {
        var statement = of.statement.matcher(entry);
        if (statement.matches()) found.merge(withOneRow(statement.group(1)), 1, Integer::sum);
        entry.setLength(0);
    }

    private static String withOneRow(String statement) {
        var rows = SAME_ROWS.matcher(VALUE.matcher(statement).replaceAll("\\$"));
        if (!rows.find()) return statement;
        var number = new AtomicInteger();
        return Pattern.compile("\\$").matcher(rows.replaceAll("$1")).replaceAll(value -> "\\$" + number.incrementAndGet());
    }
}
