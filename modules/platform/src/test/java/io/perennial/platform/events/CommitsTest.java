package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommitsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Commits commits = new Commits();
    private final UUID tenant = UUID.randomUUID();

    @Test
    void a_commit_between_the_look_and_the_wait_ends_the_wait_at_once() {
        long seen = commits.of(tenant);
        commits.add(tenant);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> commits.await(tenant, seen, LONG));
        assertEquals(seen + 1, commits.of(tenant));
    }

    @Test
    void a_commit_wakes_who_waits_for_this_tenant() {
        var waits = Thread.ofVirtual().start(() -> commits.await(tenant, 0, LONG));
        commits.add(UUID.randomUUID());
        commits.add(tenant);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> waits.join());
    }
}
