package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.TypeId;
import io.perennial.platform.events.GateEvent.GateId;
import io.perennial.platform.events.ListenerPosition.Ahead;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has its own tenant, and a second one whose events the listener must never receive. */
class ListenerPositionIT {
    private static final String ASIDE = "select count(*) from {platform.set_aside} where listener = 'Ear' and attempts = 10";

    private final TestDatabase database = TestDatabase.shared();
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final UUID willow = database.tenant("willow" + suffix);
    private final UUID maple = database.tenant("maple" + suffix);
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Telling telling = new Telling(database, clock);
    private final Ear ear = new Ear();
    private final Listener listener = ear.listener(GateEvent.class);

    @BeforeEach
    void begin() {
        telling.begin(willow, listener);
    }

    @Test
    void events_are_heard_in_the_order_they_were_told_and_once() {
        var told = List.of(tell(willow), tell(willow), tell(willow));
        tell(maple);

        assertEquals(Ahead.MORE, advance(2));
        assertEquals(Ahead.NOTHING, advance(2));
        assertEquals(Ahead.NOTHING, advance(2));
        assertEquals(told, ear.heard);
    }

    @Test
    void what_happened_is_heard_together_and_nothing_is_not_told_at_all() {
        for (int at = 0; at < 5; at++) tell(willow);

        assertEquals(Ahead.MORE, advance(3));
        assertEquals(Ahead.NOTHING, advance(3));
        assertEquals(Ahead.NOTHING, advance(3));
        assertEquals(List.of(3, 2), ear.together);
    }

    @Test
    void an_open_transaction_of_any_tenant_delays_nobody_and_its_events_come_when_it_ends() {
        try (var early = TenantTransaction.begin(database, willow); var other = TenantTransaction.begin(database, maple)) {
            var last = telling.tell(early);
            telling.tell(other);
            var first = tell(willow);
            assertEquals(Ahead.NOTHING, advance(10));
            assertEquals(List.of(first), ear.heard);

            early.commit();
            assertEquals(Ahead.NOTHING, advance(10));
            assertEquals(List.of(first, last), ear.heard);
        }
    }

    @Test
    void a_transaction_that_is_taken_back_leaves_nothing_to_hear() {
        try (var early = TenantTransaction.begin(database, willow)) {
            telling.tell(early);
        }
        var told = tell(willow);

        assertEquals(Ahead.NOTHING, advance(10));
        assertEquals(List.of(told), ear.heard);
    }

    @Test
    void a_listener_to_one_kind_hears_no_other_and_is_moved_on_all_the_same() {
        var shut = ear.listener(GateEvent.Shut.class);
        tellMany(1_000);
        advance(shut, 10);
        assertEquals(0L, ask("select position from {platform.listener}"), "it is not far behind");
        tell(willow);
        advance(shut, 10);

        assertEquals(List.of(), ear.heard);
        assertEquals(1_001L, ask("select position from {platform.listener}"));
    }

    @Test
    void the_sweep_finds_who_has_something_to_hear_and_nobody_else() {
        assertEquals(Set.of(), behind());
        tell(maple);
        telling.number(maple);
        assertEquals(Set.of(), behind(), "that is another tenant's");
        tell(willow);
        telling.number(willow);
        assertEquals(Set.of("Ear"), behind());

        advance(10);
        assertEquals(Set.of(), behind());
        tellMany(1_000);
        telling.number(willow);
        assertEquals(Set.of(), behind(ear.listener(GateEvent.Shut.class)), "it does not hear of such events");
        tell(willow);
        telling.number(willow);
        assertEquals(Set.of("Ear"), behind(ear.listener(GateEvent.Shut.class)), "it is to be moved on");
    }

    @Test
    void the_sweep_leaves_a_listener_alone_that_rests() {
        ear.deafTo.add(tell(willow));
        fail();
        assertEquals(Set.of(), behind());

        clock.move(ListenerPosition.pause(1));
        assertEquals(Set.of("Ear"), behind());
    }

    private Set<String> behind() {
        return behind(listener);
    }

    private Set<String> behind(Listener one) {
        return TenantTransaction.in(database, willow, sql -> telling.positions(sql).behind(List.of(one)));
    }

    @Test
    void two_nodes_never_tell_a_listener_at_once() {
        tell(willow);
        tell(willow);
        telling.number(willow);
        try (var node = TenantTransaction.begin(database, willow)) {
            assertEquals(Ahead.MORE, node.run(() -> telling.positions(node.sql()).advance(listener, 1)));
            assertEquals(Ahead.BUSY, advance(1), "the other node holds the listener");
            node.commit();
        }
        assertEquals(Ahead.NOTHING, advance(10));
        assertEquals(2, ear.heard.size());
    }

    @Test
    void a_failing_listener_is_asked_again_after_growing_pauses_then_the_event_is_set_aside_and_the_stream_goes_on() {
        var bad = tell(willow);
        var good = tell(willow);
        ear.deafTo.add(bad);
        for (int attempt = 1; attempt < ListenerPosition.MAXIMUM_ATTEMPTS; attempt++) {
            assertEquals(Optional.of(ListenerPosition.pause(attempt)), fail(), "it may not go on");
            assertEquals(Ahead.NOTHING, advance(1), "it rests");
            clock.move(ListenerPosition.pause(attempt).minusMillis(1));
            assertEquals(Ahead.NOTHING, advance(1), "it still rests");
            clock.move(Duration.ofMillis(1));
        }
        assertEquals(0L, ask(ASIDE));
        assertEquals(Optional.empty(), fail(), "it may go on at once");

        assertEquals(1L, ask(ASIDE));
        assertEquals(Ahead.NOTHING, advance(10));
        assertEquals(List.of(good), ear.heard);
    }

    @Test
    void what_a_failing_listener_heard_before_it_failed_is_heard_again() {
        var good = tell(willow);
        var bad = tell(willow);
        ear.deafTo.add(bad);

        assertThrows(IllegalStateException.class, () -> advance(10));
        assertEquals(Ahead.MORE, advance(1));
        assertEquals(List.of(good, good), ear.heard);
    }

    @Test
    void pauses_double_from_a_second() {
        assertEquals(Duration.ofSeconds(1), ListenerPosition.pause(1));
        assertEquals(Duration.ofSeconds(256), ListenerPosition.pause(9));
    }

    /** Fails as the delivery does: the failed transaction has ended before another one counts the failure. */
    private Optional<Duration> fail() {
        var failure = assertThrows(IllegalStateException.class, () -> advance(1));
        return TenantTransaction.in(database, willow, sql -> telling.positions(sql).failed(listener, failure));
    }

    private void tellMany(int many) {
        TenantTransaction.in(database, willow, sql -> {
            for (int at = 0; at < many; at++) telling.tell(sql, TypeId.next(), new GateId(TypeId.next()), null);
            return many;
        });
    }

    private Ahead advance(int most) {
        return advance(listener, most);
    }

    private Ahead advance(Listener to, int most) {
        return telling.advance(willow, to, most);
    }

    private UUID tell(UUID tenant) {
        return telling.tell(tenant);
    }

    private long ask(String question) {
        return telling.ask(willow, question);
    }
}
