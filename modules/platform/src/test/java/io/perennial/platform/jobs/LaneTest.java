package io.perennial.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Tenants;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final UUID WILLOW = new UUID(0, 1);
    private static final UUID MAPLE = new UUID(0, 2);

    private final Later executor = new Later();
    private final Steps job = new Steps();
    private final List<Integer> looks = new ArrayList<>();
    private final Map<UUID, Boolean> free = new HashMap<>();
    private final Lane lane = new Lane(job, tenants(), leases(), grown(), executor);

    @Test
    void wakes_in_a_row_are_one_step() {
        for (int at = 0; at < 5; at++) lane.wake(WILLOW);
        assertEquals(List.of(), job.done, "it gathers");

        executor.pass(Duration.ofSeconds(1));
        assertEquals(List.of(WILLOW), job.done);
        lane.wake(WILLOW);
        executor.pass(Duration.ofSeconds(1));
        assertEquals(List.of(WILLOW, WILLOW), job.done);
    }

    @Test
    void tenants_take_turns_until_none_has_more() {
        job.more.put(WILLOW, 2);
        job.more.put(MAPLE, 1);
        lane.wake(WILLOW);
        lane.wake(MAPLE);

        executor.pass(Duration.ofSeconds(1));
        assertEquals(List.of(WILLOW, MAPLE, WILLOW, MAPLE, WILLOW), job.done);
    }

    @Test
    void a_step_that_fails_is_tried_again_after_growing_pauses_and_then_left_to_the_sweep() {
        job.failing = 100;
        lane.wake(WILLOW);
        executor.pass(Duration.ofSeconds(1));
        assertEquals(1, job.tried);
        for (var pause : List.of(1, 5, 30)) {
            int before = job.tried;
            executor.pass(Duration.ofSeconds(pause).minusMillis(1));
            assertEquals(before, job.tried, "it rests");
            executor.pass(Duration.ofMillis(1));
            assertEquals(before + 1, job.tried);
        }
        executor.pass(Duration.ofHours(1));
        assertEquals(4, job.tried);

        job.failing = 0;
        lane.wake(WILLOW);
        executor.pass(Duration.ofSeconds(1));
        assertEquals(List.of(WILLOW), job.done);
    }

    @Test
    void a_failure_that_the_job_takes_note_of_does_not_hold_it_up() {
        job.failing = 1;
        job.takesNote = true;
        lane.wake(WILLOW);

        executor.pass(Duration.ofSeconds(1));
        assertEquals(List.of(WILLOW), job.done);
    }

    @Test
    void what_another_node_works_at_is_asked_for_again_when_its_lease_must_have_ended() {
        job.exclusive = true;
        free.put(WILLOW, false);
        lane.wake(WILLOW);
        executor.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), job.done);

        free.put(WILLOW, true);
        executor.pass(Leases.LENGTH);
        assertEquals(List.of(WILLOW), job.done);
    }

    @Test
    void a_lane_that_is_closed_begins_no_other_step() {
        job.more.put(WILLOW, 5);
        job.after = lane::close;
        lane.wake(WILLOW);

        executor.pass(Duration.ofSeconds(1));
        assertEquals(List.of(WILLOW), job.done);
    }

    @Test
    void tables_that_have_grown_are_analysed_before_each_step() {
        job.more.put(WILLOW, 1);
        lane.wake(WILLOW);

        executor.pass(Duration.ofSeconds(1));
        assertEquals(List.of(0, 1), looks);
    }

    private GrownTables grown() {
        return new GrownTables() {
            @Override
            void look() {
                looks.add(job.done.size());
            }
        };
    }

    private Leases leases() {
        return new Leases() {
            @Override
            boolean take(String name) {
                return free.getOrDefault(Call.current().tenant(), true);
            }

            @Override
            void giveBack(String name) {}
        };
    }

    private static Tenants tenants() {
        return new Tenants() {
            @Override
            public <R> R alone(Supplier<R> work) {
                return work.get();
            }
        };
    }

    private static final class Steps implements PendingJob {
        final List<UUID> done = new ArrayList<>();
        final Map<UUID, Integer> more = new HashMap<>();
        int failing;
        int tried;
        boolean takesNote;
        boolean exclusive;
        Runnable after = () -> {};

        @Override
        public String name() {
            return "steps";
        }

        @Override
        public boolean isPending() {
            return false;
        }

        @Override
        public boolean step() {
            tried++;
            if (failing-- > 0) throw new IllegalStateException("on purpose");
            var tenant = Call.current().tenant();
            done.add(tenant);
            after.run();
            return more.merge(tenant, -1, Integer::sum) >= 0;
        }

        @Override
        public boolean failed(RuntimeException failure) {
            return takesNote;
        }

        @Override
        public boolean isExclusive() {
            return exclusive;
        }
    }

    /** Runs due tasks on the test's thread when the test advances the time. */
    private static final class Later extends ScheduledThreadPoolExecutor {
        private record Task(long at, Runnable work) {}

        private final Deque<Task> tasks = new ArrayDeque<>();
        private long now;

        Later() {
            super(0);
        }

        @Override
        public void execute(Runnable work) {
            tasks.add(new Task(now, work));
        }

        @Override
        public @Nullable ScheduledFuture<?> schedule(Runnable work, long pause, TimeUnit unit) {
            tasks.add(new Task(now + unit.toMillis(pause), work));
            return null;
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> work, long pause, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        void pass(Duration time) {
            now += time.toMillis();
            for (var due = due(); due != null; due = due()) {
                tasks.remove(due);
                due.work().run();
            }
        }

        private @Nullable Task due() {
            return tasks.stream().filter(task -> task.at() <= now).findFirst().orElse(null);
        }
    }
}
