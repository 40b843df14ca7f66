package io.perennial.api;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Every statement that the servers send, as PostgreSQL heard it. */
final class SqlLog {
    /** Who, and which message; a statement's further lines are indented by a tabulator. */
    private static final Pattern STATEMENT =
            Pattern.compile("^sql perennial_(?:app|scheduler) (?:LOG|ERROR|STATEMENT):\\s+(?:statement|execute [^:]+): (.*)$", Pattern.DOTALL);

    private static final Pattern VALUE = Pattern.compile("\\$\\d+");

    /** What the driver makes of a batch: a row of values, and the same again and again. */
    private static final Pattern SAME_ROWS = Pattern.compile("(\\((?:[^()]|\\([^()]*\\))*\\))(?:,\\1)+");

    private SqlLog() {}

    /** From now on, in connections that are open already too. Values are left out. */
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

    /** The texts that the servers' roles have sent, each once, and how often. */
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
