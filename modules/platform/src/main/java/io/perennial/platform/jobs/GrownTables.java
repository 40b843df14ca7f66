package io.perennial.platform.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the planner's statistics up with bulk loads. Before a step of a job, the tables that have grown are analysed: jobs follow each
 * write, so this happens in steps while a load runs, and once more before the jobs that follow its end.
 */
@ApplicationScoped
class GrownTables {
    private static final Logger LOG = LoggerFactory.getLogger(GrownTables.class);

    /** The time between two looks of this node, each of which costs about a millisecond if nothing has grown. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    /** The number of tables in a look, so that the job behind it does not wait long. */
    private static final int MOST = 8;

    private static final String ANALYSE = "select jobs.analyse_grown(?)";

    @Resource(lookup = "jdbc/scheduler") DataSource source;
    @Inject Clock clock;

    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.EPOCH);

    /** Analyses the tables that have grown, at most once a second. Never fails, because the job works without statistics, too. */
    void look() {
        var now = clock.instant();
        var due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(PAUSE))) return;
        try {
            int grown = analyse();
            if (grown > 0) LOG.debug("Analysed {} tables that had grown", grown);
        } catch (SQLException failure) {
            LOG.warn("The tables that have grown were not analysed: {}", failure.getMessage());
        }
    }

    int analyse() throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.prepareStatement(ANALYSE)) {
            statement.setInt(1, MOST);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
