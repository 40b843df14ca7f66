package io.perennial.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;

/** A database and a login. */
record Database(String url, String user, String password) {
    static final int VERSION = 18;

    Database {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CannotStart("%s must begin with jdbc:postgresql:, unlike %s.".formatted(Setting.DB_URL.key(), url));
        }
    }

    static Database of(Settings settings) {
        return new Database(
                settings.get(Setting.DB_URL), settings.get(Setting.DB_USER), settings.get(Setting.DB_PASSWORD));
    }

    Database as(String otherUser, String otherPassword) {
        return new Database(url, otherUser, otherPassword);
    }

    PGSimpleDataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("perennial-launcher");
        return source;
    }

    Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Returns the first value as text. */
    String ask(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Refuses a database that cannot be reached or is of another version than the one that Perennial is tested with. */
    void check() {
        try {
            var version = ask("select current_setting('server_version_num')::int / 10000");
            if (!version.equals(Integer.toString(VERSION))) {
                throw new CannotStart("Perennial requires PostgreSQL %d, but %s is PostgreSQL %s.".formatted(VERSION, url, version));
            }
        } catch (SQLException e) {
            throw new CannotStart("Cannot connect to the database %s as %s: %s.".formatted(url, user, reason(e)), e);
        }
    }

    /** Returns the database's message without position, context and full stop. */
    static String reason(SQLException e) {
        var said = e instanceof PSQLException refused && refused.getServerErrorMessage() != null
                ? refused.getServerErrorMessage().getMessage()
                : e.getMessage();
        return String.valueOf(said).strip().replaceAll("\\s*\\R\\s*", "; ").replaceFirst("\\.$", "");
    }
}
