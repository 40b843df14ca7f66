package io.perennial.platform.sql;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs SQL on connections that have set the tenant, without a container and without entities. */
public final class TestSql {
    private TestSql() {}

    public static Sql on(DataSource source) {
        var database = new Connections(source);
        return new Sql(database, new NoEntities(), new FieldClasses(database));
    }

    /** Opens a connection for each use. */
    private static final class Connections extends Database {
        private Connections(DataSource source) {
            this.source = source;
        }

        @Override
        void requireTenant() {}

        @Override
        <R> R use(Use<R> use) throws SQLException {
            try (var connection = source.getConnection()) {
                return use.of(connection);
            }
        }

        @Override
        void limit(TimeLimit limit) {}

        @Override
        <R> R anywhere(Use<R> use) throws SQLException {
            return use(use);
        }
    }

    private static final class NoEntities extends Entities {
        @Override
        public void flush() {}
    }
}
