package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SecretChecksTest {
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void a_check_answers_what_it_finds() {
        try (var checks = new SecretChecks(1)) {
            assertTrue(checks.run("a", () -> true));
            assertFalse(checks.run("a", () -> false));
            assertThrows(IllegalStateException.class, () -> checks.run("a", () -> {
                throw new IllegalArgumentException("no hash");
            }));
        }
    }

    @Test
    void no_more_checks_run_at_once_than_there_are_threads_and_only_a_few_wait() throws Exception {
        try (var checks = new SecretChecks(2); var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Boolean>>();
            for (int at = 0; at < 2 + SecretChecks.WAITING + 3; at++) all.add(wait(checks, callers, "source " + at));
            assertEquals(Set.of(RequestRefusal.OVERLOADED), refused(all, 3));
            while (atOnce.get() < 2) TimeUnit.MILLISECONDS.sleep(5);

            released.countDown();
            for (var each : all) assertTrue(isRefused(each) || each.get());
            assertEquals(2, most.get());
        }
    }

    @Test
    void one_source_leaves_room_for_the_others() throws Exception {
        try (var checks = new SecretChecks(1); var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Boolean>>();
            for (int at = 0; at < SecretChecks.OF_ONE_SOURCE + 3; at++) all.add(wait(checks, callers, "attacker"));
            assertEquals(Set.of(LoginRefusal.TOO_MANY_ATTEMPTS), refused(all, 3));
            var member = wait(checks, callers, "member");

            released.countDown();
            assertTrue(member.get());
            for (var each : all) assertTrue(isRefused(each) || each.get());
            assertTrue(checks.run("attacker", () -> true));
        }
    }

    private Future<Boolean> wait(SecretChecks checks, ExecutorService callers, String source) {
        return callers.submit(() -> checks.run(source, () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            released.await(20, TimeUnit.SECONDS);
            atOnce.decrementAndGet();
            return true;
        }));
    }

    /** Waits until so many are refused, and returns the reasons. */
    private static Set<Refusal.Reason> refused(List<Future<Boolean>> all, int number) throws InterruptedException {
        while (all.stream().filter(SecretChecksTest::isRefused).count() < number) TimeUnit.MILLISECONDS.sleep(5);
        return all.stream().filter(SecretChecksTest::isRefused)
                .map(each -> ((Refusal) each.exceptionNow()).reason()).collect(Collectors.toSet());
    }

    private static boolean isRefused(Future<Boolean> caller) {
        return caller.state() == Future.State.FAILED;
    }
}
