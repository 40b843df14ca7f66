package io.perennial.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests timers on real nodes. The test has its own database, because nodes fire all timers that they find. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Fired(String subject) {}

    private final TestDatabase database = TestDatabase.another();
    private final List<TimerNode> nodes = new ArrayList<>();
    private int count;

    @AfterEach
    void stop() throws SQLException {
        nodes.forEach(TimerNode::close);
        nodes.clear();
        superuser("truncate platform.timer, jobs.scheduled_timers");
    }

    private UUID tenant() {
        return database.tenant("willow" + count++);
    }

    private TimerNode node() {
        var node = new TimerNode(database, id -> {});
        nodes.add(node);
        return node;
    }

    private static Instant in(long millis) {
        return Instant.now().plusMillis(millis);
    }

    @Test
    void a_timer_fires_once_at_its_time_and_is_gone() {
        var willow = tenant();
        var node = node().start();
        var at = in(1_500);
        node.at(willow, "call back", at);

        await(List.of("call back"), () -> fired(willow));
        assertFalse(Instant.now().isBefore(at), "it fired before its time");
        assertTrue(Instant.now().isBefore(at.plusSeconds(2)), "it fired late");
        assertEquals(0L, ask(willow, "select count(*) from {platform.timer}"));
        TimerNode.pause(1_500);
        assertEquals(List.of("call back"), fired(willow));
    }

    @Test
    void one_that_was_set_in_a_transaction_that_is_rolled_back_never_fires() {
        var willow = tenant();
        var node = node().start();
        try (var transaction = TenantTransaction.begin(database, willow)) {
            var rows = new TimerRows();
            rows.sql = transaction.sql();
            transaction.run(() -> {
                rows.set(TimerNode.REMINDER, "lost", in(-1));
                return rows;
            });
        }
        node.at(willow, "kept", in(-1));

        await(List.of("kept"), () -> fired(willow));
        TimerNode.pause(1_500);
        assertEquals(List.of("kept"), fired(willow));
    }

    @Test
    void one_that_was_committed_by_a_node_that_was_killed_before_it_told_is_found_by_the_sweep() {
        var willow = tenant();
        var node = node().start();
        node.untold(willow, "untold", in(500));
        TimerNode.pause(2_500);
        assertEquals(List.of(), fired(willow), "nobody was told");

        node.sweep(willow);
        await(List.of("untold"), () -> fired(willow));
    }

    @Test
    void one_that_is_moved_fires_at_its_new_time_alone_be_it_earlier_or_later() {
        var willow = tenant();
        var node = node().start();
        node.at(willow, "earlier", in(3_600_000));
        node.at(willow, "later", in(1_000));
        TimerNode.pause(300);
        node.at(willow, "later", in(3_600_000));
        node.at(willow, "earlier", in(200));

        await(List.of("earlier"), () -> fired(willow));
        TimerNode.pause(2_500);
        assertEquals(List.of("earlier"), fired(willow));
        node.at(willow, "later", in(100));
        await(List.of("earlier", "later"), () -> fired(willow));
    }

    @Test
    void one_that_is_cancelled_in_time_never_fires_and_one_that_fired_can_no_longer_be_cancelled() {
        var willow = tenant();
        var node = node().start();
        node.at(willow, "cancelled", in(1_000));
        node.at(willow, "fired", in(1_000));

        assertTrue(node.cancel(willow, "cancelled"));
        await(List.of("fired"), () -> fired(willow));
        TimerNode.pause(1_500);
        assertEquals(List.of("fired"), fired(willow));
        assertFalse(node.cancel(willow, "fired"));
    }

    @Test
    void while_it_is_due_whoever_cancels_it_first_keeps_it_from_firing_and_whoever_takes_that_back_does_not() {
        var willow = tenant();
        var node = node().start();
        node.untold(willow, "a", in(-1_000));
        node.untold(willow, "b", in(-500));
        try (var cancelling = TenantTransaction.begin(database, willow); var undecided = TenantTransaction.begin(database, willow)) {
            cancel(cancelling, "a");
            cancel(undecided, "b");
            node.at(willow, "c", in(-100));
            await(List.of("c"), () -> fired(willow));
            cancelling.commit();
        }

        await(List.of("c", "b"), () -> fired(willow));
        assertEquals(0L, ask(willow, "select count(*) from {platform.timer}"));
    }

    private static void cancel(TenantTransaction transaction, String id) {
        var rows = new TimerRows();
        rows.sql = transaction.sql();
        assertTrue(transaction.run(() -> rows.cancel(TimerNode.REMINDER, id)));
    }

    @Test
    void those_that_were_due_while_no_node_was_up_fire_at_the_start_in_order_of_time() {
        var willow = tenant();
        var down = node();
        var order = new ArrayList<>(IntStream.range(0, 250).boxed().toList());
        Collections.shuffle(order, new Random(1));
        for (var number : order) down.untold(willow, "%03d".formatted(number), in(-1_000_000 + 1_000L * number));
        down.at(willow, "last", in(-10));
        TimerNode.pause(500);

        node().start();
        var expected = new ArrayList<>(IntStream.range(0, 250).mapToObj("%03d"::formatted).toList());
        expected.add("last");
        await(expected, () -> fired(willow));
    }

    @Test
    void one_that_fails_is_put_off_and_tried_again_and_the_others_fire_once() {
        var willow = tenant();
        var node = node();
        node.broken.add("5");
        for (int number = 0; number < 10; number++) node.untold(willow, String.valueOf(number), in(-1_000 + number));
        node.start().sweep(willow);

        var others = List.of("0", "1", "2", "3", "4", "6", "7", "8", "9");
        await(others, () -> fired(willow));
        await(2L, () -> ask(willow, "select attempts from {platform.timer}"));
        assertEquals(others, fired(willow));
        node.broken.clear();
        await(10, () -> fired(willow).size());
    }

    @Test
    void two_nodes_at_once_fire_each_once() {
        var tenants = IntStream.range(0, 20).mapToObj(number -> tenant()).toList();
        var one = node();
        var other = node();
        for (var tenant : tenants)
            for (int number = 0; number < 100; number++) one.untold(tenant, String.valueOf(number), in(number % 3 * 500L));
        one.start();
        other.start();
        for (var tenant : tenants) {
            one.sweep(tenant);
            other.sweep(tenant);
        }

        for (var tenant : tenants) await(100, () -> fired(tenant).size());
        for (var tenant : tenants) assertEquals(100, fired(tenant).stream().distinct().count());
    }

    /** Tests two nodes that work for one tenant without the scheduler, as after a node's pause. */
    @Test
    void so_they_do_where_both_believe_that_the_tenant_is_theirs() throws InterruptedException {
        var willow = tenant();
        var one = node();
        var other = node();
        for (int number = 0; number < 1_000; number++) one.untold(willow, String.valueOf(number), in(-1_000 + number));
        var threads = List.of(one, other, one, other).stream().map(node -> Thread.ofPlatform().start(() -> {
            while (ask(willow, "select count(*) from {platform.timer}") > 0) node.fire(willow);
        })).toList();
        for (var thread : threads) thread.join();

        assertEquals(1_000, fired(willow).size());
        assertEquals(1_000, fired(willow).stream().distinct().count());
    }

    @Test
    void what_a_node_that_is_killed_while_it_fires_has_not_committed_is_another_nodes() throws IOException, InterruptedException {
        var willow = tenant();
        var alive = node();
        for (int number = 0; number < 600; number++) alive.untold(willow, "%03d".formatted(number), in(-10_000 + number));
        alive.at(willow, "last", in(-10));
        TimerNode.pause(500);
        var killed = process();
        while (fired(willow).size() < 100) TimerNode.pause(20);
        killed.destroyForcibly().waitFor();
        int before = fired(willow).size();
        assertTrue(before < 601, "it was killed too late for this test");

        alive.start();
        await(601, () -> fired(willow).size());
        assertEquals(601, fired(willow).stream().distinct().count());
        assertEquals(fired(willow).stream().sorted().toList(), fired(willow));
    }

    private Process process() throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                TimerNode.class.getName(), database.url()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void a_tenants_timers_never_cross_the_wall() {
        var willow = tenant();
        var maple = tenant();
        var node = node();
        for (var tenant : List.of(willow, maple)) node.untold(tenant, "same", in(-1_000));
        node.untold(maple, "maples", in(-1_000));

        node.fire(willow);
        assertEquals(List.of("same"), fired(willow));
        assertEquals(List.of(), fired(maple));
        assertFalse(node.cancel(willow, "maples"));
        for (var attack : List.of(
                "update platform.timer set fires_at = 'infinity'", "delete from platform.timer",
                "update platform.timer set tenant_id = '%s'".formatted(willow)))
            assertEquals(0, attack(willow, attack), attack);
        var planted =
                "insert into platform.timer (tenant_id, name, id, fires_at) values ('%s', 'reminder', 'planted', now())".formatted(maple);
        assertThrows(IllegalStateException.class, () -> attack(willow, planted));
        assertThrows(SQLException.class, () -> {
            try (var connection = database.schedulerDataSource().getConnection()) {
                connection.createStatement().executeQuery("select * from platform.timer");
            }
        });
        assertEquals(2L, ask(maple, "select count(*) from {platform.timer}"));
    }

    private int attack(UUID tenant, String statement) {
        try (var connection = database.appDataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local app.tenant = '" + tenant + "'");
            return connection.createStatement().executeUpdate(statement);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void those_of_a_suspended_tenant_wait() {
        var willow = tenant();
        var node = node();
        node.suspend(willow);
        node.untold(willow, "waits", in(-1_000));

        assertTrue(node.fire(willow).isEmpty());
        assertEquals(1L, ask(willow, "select count(*) from {platform.timer}"));
    }

    @Test
    void ten_thousand_of_one_tenant_that_are_due_in_the_same_second_are_drained_within_ten_seconds() throws SQLException {
        var willow = tenant();
        plant(List.of(willow), 10_000);
        drain(List.of(willow), "one tenant");
    }

    @Test
    void so_are_ten_of_each_of_a_thousand_tenants() throws SQLException {
        var tenants = IntStream.range(0, 1_000).mapToObj(number -> tenant()).toList();
        plant(tenants, 10);
        drain(tenants, "a thousand tenants");
    }

    private void drain(List<UUID> tenants, String whose) throws SQLException {
        var node = node();
        var begun = System.nanoTime();
        node.start();
        while (superuserAsks("select count(*) from platform.timer") > 0 && System.nanoTime() - begun < 60_000_000_000L) TimerNode.pause(50);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("10,000 timers of %s: %,d ms%n", whose, took.toMillis());
        assertTrue(took.compareTo(Duration.ofSeconds(10)) < 0, took::toString);
        int fired = 0;
        for (var tenant : tenants) fired += fired(tenant).size();
        assertEquals(10_000, fired);
    }

    /** Inserts timers and the scheduler's rows, as if they had been set and scheduled long ago. */
    private void plant(List<UUID> tenants, int each) throws SQLException {
        for (var tenant : tenants) {
            superuser(
                    "insert into platform.timer (tenant_id, name, id, fires_at) select '%s', 'reminder', n, now() from generate_series(1, %d) n"
                            .formatted(tenant, each));
            superuser(
                    "insert into jobs.scheduled_timers (task_name, task_instance, execution_time, picked, version) values ('timers', '%s', now(), false, 1)"
                            .formatted(tenant));
        }
    }

    private void superuser(String statement) throws SQLException {
        try (var connection = database.superuserDataSource().getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    private long superuserAsks(String question) throws SQLException {
        try (var connection = database.superuserDataSource().getConnection();
                var rows = connection.createStatement().executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> fired(UUID tenant) {
        return TenantTransaction.in(database, tenant, sql -> sql.list(
                Fired.class, "select subject from {platform.audit} order by id", Map.of())).stream().map(Fired::subject).toList();
    }

    private long ask(UUID tenant, String question) {
        return TenantTransaction.in(database, tenant, sql -> sql.number(question, Map.of()));
    }

    private static <T> void await(T expected, Supplier<T> actual) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!Objects.equals(expected, actual.get()) && System.nanoTime() < until) TimerNode.pause(20);
        assertEquals(expected, actual.get());
    }
}
