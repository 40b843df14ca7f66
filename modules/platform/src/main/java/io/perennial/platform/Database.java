package io.perennial.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The one way to the tenants' rows: a data source that takes part in the container's transaction. */
@ApplicationScoped
class Database {
    @Resource(lookup = "jdbc/perennial") DataSource source;

    /** The transaction's connection, shared with the entities; closing it gives it back, no more. */
    Connection connection() throws SQLException {
        return source.getConnection();
    }
}
