package io.perennial.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests timers at once: on several nodes, on a node that is killed, and ten thousand in the same second. */
class TimersAtOnceIT extends OnTimerNodes {
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
    void ten_thousand_of_one_tenant_that_are_due_in_the_same_second_are_drained_within_ten_seconds() throws SQLException {
        var willow = tenant();
        plant(List.of(willow), 10_000);
        drain(List.of(willow), "one tenant");
    }

    @Test
    void so_are_ten_of_each_of_a_thousand_tenants() throws SQLException {
        var tenants = Stream.generate(UUID::randomUUID).limit(1_000).toList();
        superuser("""
                insert into platform.tenant (id, name, zone) select id, 't' || left(replace(id::text, '-', ''), 20), 'UTC' from unnest('{%1$s}'::uuid[]) id;
                insert into platform.owner (tenant_id) select id from unnest('{%1$s}'::uuid[]) id
                """.formatted(joined(tenants)));
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
        long fired = superuserAsks(
                "select count(distinct (tenant_id, subject)) from platform.audit where tenant_id = any ('{%s}')"
                        .formatted(joined(tenants)));
        assertEquals(10_000, fired);
    }

    /** Inserts timers and the scheduler's rows, as if they had been set and scheduled long ago. */
    private void plant(List<UUID> tenants, int each) throws SQLException {
        superuser("""
                insert into platform.timer (tenant_id, name, id, fires_at)
                select t, 'reminder', n, now() from unnest('{%1$s}'::uuid[]) t cross join generate_series(1, %2$d) n;
                insert into jobs.scheduled_timers (task_name, task_instance, execution_time, picked, version)
                select 'timers', t, now(), false, 1 from unnest('{%1$s}'::uuid[]) t
                """.formatted(joined(tenants), each));
    }

    private static String joined(List<UUID> tenants) {
        return tenants.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
