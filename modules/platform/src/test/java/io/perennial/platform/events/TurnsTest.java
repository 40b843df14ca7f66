package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Turns turns = new Turns(threads::add, 2);
    private final List<String> done = new ArrayList<>();

    private void take(String task) {
        turns.take(() -> done.add(task));
    }

    @Test
    void only_some_tasks_have_a_thread_and_the_others_follow_in_order() {
        for (var task : List.of("a", "b", "c", "d")) take(task);
        assertEquals(2, threads.size());
        while (!threads.isEmpty()) {
            threads.remove().run();
            assertEquals(Math.min(2, 4 - done.size()), threads.size());
        }
        assertEquals(List.of("a", "b", "c", "d"), done);
    }

    @Test
    void a_task_that_fails_gives_its_turn_to_the_next() {
        var alone = new Turns(threads::add, 1);
        alone.take(() -> {
            throw new IllegalStateException("planted");
        });
        alone.take(() -> done.add("next"));
        assertThrows(IllegalStateException.class, () -> threads.remove().run());
        threads.remove().run();
        assertEquals(List.of("next"), done);
    }

    @Test
    void a_turn_that_nobody_waited_for_is_free_again() {
        for (int round = 0; round < 3; round++) {
            take("round " + round);
            threads.remove().run();
        }
        assertEquals(3, done.size());
    }
}
