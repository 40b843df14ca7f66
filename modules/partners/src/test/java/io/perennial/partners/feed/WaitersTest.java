package io.perennial.partners.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.events.Commits;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitersTest {
    private final Waiters waiters = new Waiters(new Commits());

    @Test
    void a_client_waits_with_four_requests_at_most_and_each_that_leaves_makes_room() {
        IntStream.range(0, Waiters.OF_A_CLIENT).forEach(_ -> assertTrue(waiters.enter("one")));
        assertFalse(waiters.enter("one"));
        assertTrue(waiters.enter("other"));
        waiters.leave("one");
        assertTrue(waiters.enter("one"));
        assertFalse(waiters.enter("one"));
    }

    @Test
    void all_clients_together_wait_with_a_bounded_number_of_requests() {
        assertEquals(Waiters.ALL, IntStream.range(0, 100).filter(at -> waiters.enter("client " + at)).count());
        waiters.leave("client 0");
        assertTrue(waiters.enter("client 99"));
        assertFalse(waiters.enter("client 99"));
    }
}
