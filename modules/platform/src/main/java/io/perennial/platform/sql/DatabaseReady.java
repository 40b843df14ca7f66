package io.perennial.platform.sql;

import io.perennial.platform.metrics.NodeCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports ready once the database answers and has all migrations of this build. */
@ApplicationScoped
class DatabaseReady implements NodeCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReady.class);

    /** Reads the schema's comment, which each migration updates at its end. This needs no privilege. */
    private static final String AT = "select substring(obj_description(to_regnamespace(?), 'pg_namespace') from 'at migration (\\d+)')";

    @Inject Database database;
    @Inject MigrationList migrations;

    /** Without it, each check of a load balancer would write the same line. */
    private volatile boolean answers = true;

    @Produces
    @Singleton
    static MigrationList migrations() {
        return MigrationList.load();
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Purpose purpose() {
        return Purpose.READY;
    }

    @Override
    public Result result() {
        try {
            var missing = missing();
            answers = true;
            return new Result(missing.isEmpty(), missing);
        } catch (SQLException away) {
            if (answers) LOG.warn("The database does not answer: {}", away.getSQLState());
            answers = false;
            return new Result(false);
        }
    }

    private Map<String, String> missing() throws SQLException {
        var missing = new TreeMap<String, String>();
        for (var needed : migrations.latest().entrySet()) {
            var at = at(needed.getKey());
            if (at == null || Integer.parseInt(at) < needed.getValue())
                missing.put(needed.getKey(), "at migration " + at + ", needs " + needed.getValue());
        }
        return missing;
    }

    private @Nullable String at(String schema) throws SQLException {
        return database.anywhere(connection -> {
            try (var query = connection.prepareStatement(AT)) {
                query.setString(1, schema);
                try (var rows = query.executeQuery()) {
                    rows.next();
                    return rows.getString(1);
                }
            }
        });
    }
}
