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

/** The database of the suite's Perennial, accessed as its superuser without row-level security. */
public record OwnDatabase(Path data) {
    public Connection connect() throws SQLException {
        return connect("");
    }

    /** @param options of the driver, such as {@code preferQueryMode=simple} */
    public Connection connect(String options) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/perennial?" + options, "postgres", password());
    }

    /** Returns the first column of each row as text. */
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

    /**
     * Returns a line with the number of rows for each walled table. A difference between two results shows that rows were added or
     * deleted.
     */
    public List<String> rows() throws SQLException {
        return ask("""
                select c.oid::regclass || ' ' || (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || c.oid::regclass, false, true, '')))[1]
                from pg_class c join pg_policy p on p.polrelid = c.oid
                where c.relkind in ('r', 'p') order by 1
                """);
    }

    /** Returns the texts of the statements that the servers have sent since their start, and how often. */
    public Map<String, Integer> statements() throws IOException {
        return SqlLog.statements(this, SqlLog.Sender.SERVERS);
    }

    /** Returns the same of the command that applies the tenants' files. */
    public Map<String, Integer> statementsOfTenants() throws IOException {
        return SqlLog.statements(this, SqlLog.Sender.TENANTS);
    }

    /** Returns the database's log since its start. */
    public Path log() {
        return data.resolve("postgres.log");
    }

    /** Returns the token that opens the server's metrics. */
    public String metricsToken() {
        return line("secrets.properties", "metrics");
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
            var value = properties.getProperty(key);
            // The launcher may be writing the file.
            if (value == null) throw new IllegalStateException("The launcher has left no " + key + " in " + file);
            return value;
        } catch (IOException e) {
            throw new IllegalStateException("The launcher has left no " + file, e);
        }
    }
}
