package io.perennial.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The database of the Perennial that the suite has started, as its superuser: no wall holds here. */
public record OwnDatabase(Path data) {
    public Connection connect() throws SQLException {
        return connect("");
    }

    /** @param options of the driver's, such as {@code preferQueryMode=simple} */
    public Connection connect(String options) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/perennial?" + options, "postgres", password());
    }

    /** Each row's first column, as text. */
    public List<String> ask(String sql) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            var answers = new ArrayList<String>();
            while (rows.next()) answers.add(rows.getString(1));
            return answers;
        }
    }

    public void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many rows there are of each walled table, a line each. Two equal answers: nothing was written in between. */
    public List<String> rows() throws SQLException {
        return ask("""
                select c.oid::regclass || ' ' || (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || c.oid::regclass, false, true, '')))[1]
                from pg_class c join pg_policy p on p.polrelid = c.oid
                where c.relkind in ('r', 'p') order by 1
                """);
    }

    /** The texts of the statements that the servers have sent since the suite's first test, each once, and how often. */
    public Map<String, Integer> statements() throws IOException {
        return SqlLog.statements(this);
    }

    /** What the database has said since it was started. */
    public Path log() {
        return data.resolve("postgres.log");
    }

    private String port() {
        return line("postgres/perennial.conf", "port").strip();
    }

    private String password() {
        return line("secrets.properties", "superuser");
    }

    private String line(String file, String key) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve(file))) {
            properties.load(reader);
            return properties.getProperty(key);
        } catch (IOException e) {
            throw new IllegalStateException("The launcher has left no " + file, e);
        }
    }
}
