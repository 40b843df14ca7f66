package io.perennial.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** Real nodes that fire timers, for a test class. Each has its own database, because nodes fire all timers that they find. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnTimerNodes {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    record Fired(String subject) {}

    final TestDatabase database = TestDatabase.another();
    private final List<TimerNode> nodes = new ArrayList<>();
    private int count;

    @AfterEach
    void stop() throws SQLException {
        nodes.forEach(TimerNode::close);
        nodes.clear();
        superuser("truncate platform.timer, jobs.scheduled_timers");
    }

    UUID tenant() {
        return database.tenant("willow" + count++);
    }

    TimerNode node() {
        var node = new TimerNode(database, id -> {});
        nodes.add(node);
        return node;
    }

    static Instant in(long millis) {
        return Instant.now().plusMillis(millis);
    }

    void superuser(String statement) throws SQLException {
        try (var connection = database.superuserDataSource().getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    long superuserAsks(String question) throws SQLException {
        try (var connection = database.superuserDataSource().getConnection();
                var rows = connection.createStatement().executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<String> fired(UUID tenant) {
        return TenantTransaction.in(database, tenant, sql -> sql.list(
                Fired.class, "select subject from {platform.audit} order by id", Map.of())).stream().map(Fired::subject).toList();
    }

    long ask(UUID tenant, String question) {
        return TenantTransaction.in(database, tenant, sql -> sql.number(question, Map.of()));
    }

    static <T> void await(T expected, Supplier<T> actual) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!Objects.equals(expected, actual.get()) && System.nanoTime() < until) TimerNode.pause(20);
        assertEquals(expected, actual.get());
    }
}
