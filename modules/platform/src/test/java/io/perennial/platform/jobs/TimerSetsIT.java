package io.perennial.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.testing.TenantTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests timers that are set, cancelled and fired many at once. */
class TimerSetsIT extends OnTimerNodes {
    @Test
    void those_that_are_due_fire_in_sets_of_at_most_a_hundred() {
        var willow = tenant();
        var node = node();
        in(willow, rows -> rows.set(TimerNode.REMINDER, due(250)));
        while (ask(willow, "select count(*) from {platform.timer}") > 0) node.fire(willow);

        assertEquals(List.of(100, 100, 50), node.sets.stream().filter(size -> size > 0).toList());
        assertEquals(250, fired(willow).stream().distinct().count());
    }

    @Test
    void a_second_set_moves_those_that_are_there_and_forgets_their_attempts() {
        var willow = tenant();
        in(willow, rows -> rows.set(TimerNode.REMINDER, due(3)));
        in(willow, rows -> rows.take(in(0), 3).stream().peek(one -> rows.set(one.name(), one.id(), one.firesAt()))
                .forEach(one -> rows.putOff(one, one.firesAt())));
        assertEquals(3L, ask(willow, "select sum(attempts) from {platform.timer}"));

        in(willow, rows -> rows.set(TimerNode.REMINDER, Map.of("0", in(3_600_000), "new", in(3_600_000))));
        assertEquals(2L, ask(willow, "select count(*) from {platform.timer} where fires_at > now() and attempts = 0"));
        assertEquals(4L, ask(willow, "select count(*) from {platform.timer}"));
    }

    @Test
    void a_set_is_cancelled_of_one_job_and_one_tenant() {
        var willow = tenant();
        var maple = tenant();
        for (var tenant : List.of(willow, maple)) in(tenant, rows -> rows.set(TimerNode.REMINDER, due(3)));
        in(willow, rows -> rows.cancel("another", Set.of("0", "1")));
        in(willow, rows -> rows.cancel(TimerNode.REMINDER, Set.of("0", "1", "unknown")));

        assertEquals(1L, ask(willow, "select count(*) from {platform.timer}"));
        assertEquals(3L, ask(maple, "select count(*) from {platform.timer}"));
    }

    private static Map<String, Instant> due(int many) {
        return IntStream.range(0, many).boxed().collect(Collectors.toMap(String::valueOf, (Function<Integer, Instant>) _ -> in(-1_000)));
    }

    private void in(UUID tenant, Consumer<TimerRows> work) {
        TenantTransaction.in(database, tenant, sql -> {
            var rows = new TimerRows();
            rows.sql = sql;
            work.accept(rows);
            return rows;
        });
    }
}
