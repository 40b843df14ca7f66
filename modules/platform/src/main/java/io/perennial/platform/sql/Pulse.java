package io.perennial.platform.sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the requests that wait for a silent database, such as one that stands still or is behind a broken network. A limit of the driver
 * could not tell silence from a long statement. So when a request takes long, the database is asked for something simple; if that gets no
 * answer either, the request's connection is aborted, and the pool drops all its connections.
 */
@ApplicationScoped
class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** The age of a request at which the database is asked. */
    private static final Duration LONG = Duration.ofMillis(500);

    /** The time that the database has to answer. Together they leave more than a second to answer the request. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A request's use of a connection. */
    static final class Waiting {
        private final Connection connection;
        private final long since = System.nanoTime();

        private Waiting(Connection connection) {
            this.connection = connection;
        }

        private boolean isLong() {
            return System.nanoTime() - since >= LONG.toNanos();
        }
    }

    @Resource(lookup = "jdbc/pulse") DataSource source;
    @Resource ManagedScheduledExecutorService executor;

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private @Nullable Future<Boolean> asked;

    void begin(@Observes Startup startup) {
        executor.scheduleWithFixedDelay(this::look, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    Waiting watch(Connection connection) {
        var use = new Waiting(connection);
        waiting.add(use);
        return use;
    }

    void forget(Waiting use) {
        waiting.remove(use);
    }

    private void look() {
        try {
            var all = waiting.stream().filter(Waiting::isLong).toList();
            if (!all.isEmpty() && !isAnswered()) end(all);
        } catch (RuntimeException failure) {
            LOG.error("The pulse of the database cannot be taken", failure);
        }
    }

    /** Asks once at a time: while no answer has come to the last question, another would not help. */
    private boolean isAnswered() {
        var question = asked;
        if (question == null || question.isDone()) asked = question = executor.submit(this::ask);
        try {
            return question.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean ask() throws SQLException {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            return statement.execute("select 1");
        }
    }

    private void end(List<Waiting> all) {
        LOG.warn("The database is silent: {} requests are ended", all.size());
        for (var use : all) {
            if (!waiting.remove(use)) continue;
            try {
                use.connection.abort(Runnable::run);
            } catch (SQLException closed) {
                LOG.debug("A connection is closed already", closed);
            }
        }
    }
}
