package io.perennial.api;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Reads the statements that the servers send from PostgreSQL's log. */
final class SqlLog {
    /** Matches the role and the statement of a log entry. Further lines of a statement are indented by a tab. */
    private static final Pattern STATEMENT =
            Pattern.compile("^sql perennial_(?:app|scheduler) (?:LOG|ERROR|STATEMENT):\\s+(?:statement|execute [^:]+): (.*)$",
                    Pattern.DOTALL);

    private static final Pattern VALUE = Pattern.compile("\\$\\d+");

    /** Matches the repeated rows of values into which the driver turns a batch. */
    private static final Pattern SAME_ROWS = Pattern.compile("(\\((?:[^()]|\\([^()]*\\))*\\))(?:,\\1)+");

    private SqlLog() {}

    /** Starts logging without values, also in connections that are already open. */
    static void begin(OwnDatabase database) {
        try {
            database.run("alter system set log_statement = 'all'");
            database.run("alter system set log_parameter_max_length = 0");
            database.run("alter system set log_line_prefix = 'sql %u '");
            database.run("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException("The statements cannot be heard", e);
        }
    }

    /** Returns the texts that the servers' roles have sent, and how often. */
    static Map<String, Integer> statements(OwnDatabase database) throws IOException {
        var found = new LinkedHashMap<String, Integer>();
        var entry = new StringBuilder();
        try (var lines = Files.newBufferedReader(database.log())) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("\t")) add(entry, found);
                entry.append(entry.isEmpty() ? "" : "\n").append(line.strip());
            }
        }
        add(entry, found);
        return found;
    }

    private static void add(StringBuilder entry, Map<String, Integer> found) {
        var statement = STATEMENT.matcher(entry);
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
