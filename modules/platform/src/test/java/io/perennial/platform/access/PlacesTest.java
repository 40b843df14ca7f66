package io.perennial.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.spec.ApiOperation.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlacesTest {
    private static final UUID WILLOW = new UUID(0, 1);
    private static final UUID MAPLE = new UUID(0, 2);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void a_client_a_tenant_and_all_together_have_their_places() {
        var places = new Places(new Places.Sizes(3, 2, 1), SHORT);

        places.enter(WILLOW, "ana");
        refused(RequestRefusal.TOO_MANY_REQUESTS, places, WILLOW, "ana");
        places.enter(WILLOW, "bob");
        refused(RequestRefusal.TOO_MANY_REQUESTS, places, WILLOW, "eve");
        places.enter(MAPLE, "kim");
        refused(RequestRefusal.OVERLOADED, places, MAPLE, "lee");
    }

    @Test
    void a_place_that_is_left_and_one_that_was_refused_are_free_again() {
        var places = new Places(new Places.Sizes(1, 1, 1), SHORT);

        var leave = places.enter(WILLOW, "ana");
        refused(RequestRefusal.OVERLOADED, places, MAPLE, "kim");
        refused(RequestRefusal.TOO_MANY_REQUESTS, places, WILLOW, "bob");
        leave.run();

        places.enter(MAPLE, "kim").run();
        places.enter(WILLOW, "bob").run();
        places.enter(WILLOW, "ana").run();
    }

    @Test
    void a_tenant_that_fills_its_queue_leaves_the_places_of_another_free() throws Exception {
        var places = new Places(new Places.Sizes(2, 1, 1), LONG);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var leave = places.enter(WILLOW, "ana");
            var waiting = new ArrayList<Future<?>>();
            for (int at = 0; at < Places.QUEUE; at++) waiting.add(callers.submit(() -> places.enter(WILLOW, "ana").run()));
            while (waiting.stream().noneMatch(PlacesTest::isRefused)) waiting.add(callers.submit(() -> places.enter(WILLOW, "ana").run()));

            var begin = System.nanoTime();
            places.enter(MAPLE, "kim").run();
            assertTrue(System.nanoTime() - begin < LONG.toNanos() / 2);

            leave.run();
            callers.shutdown();
            assertTrue(callers.awaitTermination(20, TimeUnit.SECONDS));
            assertTrue(waiting.stream().filter(caller -> caller.state() == Future.State.SUCCESS).count() >= Places.QUEUE);
        }
    }

    @Test
    void the_sizes_grow_with_the_cores_and_leave_each_tenant_a_place() {
        assertEquals(new Places.Sizes(8, 4, 2), Places.Sizes.of(Lane.QUICK, 4));
        assertEquals(new Places.Sizes(4, 1, 1), Places.Sizes.of(Lane.LIST, 4));
        assertEquals(new Places.Sizes(2, 1, 1), Places.Sizes.of(Lane.BULK, 4));
        assertEquals(new Places.Sizes(32, 8, 8), Places.Sizes.of(Lane.LIST, 32));
        assertEquals(new Places.Sizes(1, 1, 1), Places.Sizes.of(Lane.BULK, 1));
    }

    private static boolean isRefused(Future<?> caller) {
        return caller.state() == Future.State.FAILED;
    }

    private static void refused(RequestRefusal reason, Places places, UUID tenant, String client) {
        var refused = assertThrows(Refusal.class, () -> places.enter(tenant, client));
        assertEquals(reason, refused.reason());
        assertNotNull(refused.retryAfter());
    }
}
