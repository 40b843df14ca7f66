package io.perennial.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Sql.StatementFailed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tests that a request waits for the database no longer than its caller waits for the answer, and that work takes its time. */
class TimeLimitIT extends InContainer {
    private static final Duration AN_ANSWERS_TIME = Duration.ofSeconds(3);
    private static final String LOCKED = "55P03";
    private static final String CANCELLED = "57014";

    @Inject Leaves leaves;

    @Test
    void a_request_gives_up_at_a_locked_table() {
        var began = System.nanoTime();

        var failure = superuser.whileLocked("leaves.leaf", () -> assertThrows(
                StatementFailed.class, () -> request(northwind, () -> leaves.alone(leaves::names))));

        assertEquals(LOCKED, failure.state());
        assertInTime(began);
        assertEquals(List.of(), request(northwind, () -> leaves.alone(leaves::names)));
    }

    @Test
    void a_request_gives_up_a_long_statement() {
        var began = System.nanoTime();

        var failure = assertThrows(StatementFailed.class, () -> request(northwind, () -> leaves.alone(() -> slept(20))));

        assertEquals(CANCELLED, failure.state());
        assertInTime(began);
    }

    @Test
    void a_request_that_needs_time_gets_it_but_no_lock_sooner() {
        assertEquals("slept", request(northwind, () -> leaves.alone(() -> {
            leaves.takeTime();
            return slept(4);
        })));

        var failure = superuser.whileLocked("leaves.leaf", () -> assertThrows(
                StatementFailed.class, () -> request(northwind, () -> leaves.alone(() -> {
                    leaves.takeTime();
                    return leaves.names();
                }))));
        assertEquals(LOCKED, failure.state());
    }

    @Test
    void work_takes_its_time_and_leaves_no_other_limits_behind() {
        var work = as(northwind, () -> leaves.alone(() -> {
            slept(4);
            return leaves.limits();
        }));

        assertEquals(new Leaves.Limits("30s", "30s"), work);
        assertEquals(new Leaves.Limits("2500ms", "2s"), request(northwind, () -> leaves.alone(leaves::limits)));
    }

    private static <R> R request(UUID tenant, Supplier<R> work) {
        return new Call(tenant, "test", Sight.ALL, TypeId.encode("req", TypeId.next()), null).run(work::get);
    }

    private String slept(int seconds) {
        leaves.sleep(seconds);
        return "slept";
    }

    private static void assertInTime(long began) {
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(AN_ANSWERS_TIME) < 0, took::toString);
    }
}
