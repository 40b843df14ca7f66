package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.perennial.kernel.TypeId;
import io.perennial.platform.events.GateEvent.GateId;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequencerIT {
    private record Numbered(UUID id, long position) {}

    private static final String ORDER = "select id, position from {platform.outbox} where position is not null order by position";

    private final TestDatabase database = TestDatabase.shared();
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final UUID willow = database.tenant("willow" + suffix);
    private final UUID maple = database.tenant("maple" + suffix);
    private final Telling telling = new Telling(database, new MovedClock(Instant.parse("2026-03-01T12:00:00Z")));

    @Test
    void each_tenants_events_have_the_numbers_from_one_without_holes_in_order_of_their_ids() {
        var ids = ids(5);
        for (int at : List.of(2, 0, 1)) tell(ids.get(at), gate(), 1);
        telling.tell(maple);
        telling.number(willow);
        for (int at : List.of(4, 3)) tell(ids.get(at), gate(), 1);
        telling.number(willow);
        telling.number(willow);

        assertEquals(numbered(ids), order());
    }

    /** The clocks of the nodes differ, so the ids of later versions are lower. */
    @Test
    void the_events_of_one_record_are_in_order_of_its_versions_and_other_events_in_order_of_ids() {
        var ids = ids(6);
        var gate = gate();
        tell(ids.get(3), gate, 1);
        tell(ids.get(4), gate, 2);
        tell(ids.get(0), gate, 3);
        tell(ids.get(1), gate(), 7);
        tell(ids.get(2), gate, 3);
        tell(ids.get(5), gate(), 1);
        telling.number(willow);

        assertEquals(numbered(List.of(ids.get(1), ids.get(3), ids.get(4), ids.get(0), ids.get(2), ids.get(5))), order());
    }

    @Test
    void numbers_that_were_not_committed_are_given_again() {
        var ids = ids(2);
        tell(ids.get(0), gate(), 1);
        try (var killed = TenantTransaction.begin(database, willow)) {
            killed.run(() -> {
                Telling.number(killed.sql());
                return killed;
            });
        }
        assertEquals(List.of(), order());
        tell(ids.get(1), gate(), 1);
        telling.number(willow);

        assertEquals(numbered(ids), order());
    }

    @Test
    void a_tenants_open_transaction_and_numbering_delay_no_other_tenant() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); var other = TenantTransaction.begin(database, maple)) {
            telling.tell(other);
            other.run(() -> {
                Telling.number(other.sql());
                return other;
            });
            var told = telling.tell(willow);
            var ear = new Ear();
            threads.submit(() -> telling.advance(willow, begun(ear), 10)).get(20, TimeUnit.SECONDS);
            assertEquals(List.of(told), ear.heard);
        }
    }

    @Test
    void a_reader_waits_for_numbers_that_another_thread_is_giving() throws Exception {
        telling.tell(willow);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); var other = TenantTransaction.begin(database, willow)) {
            other.run(() -> {
                Telling.number(other.sql());
                return other;
            });
            var waiting = threads.submit(() -> {
                telling.number(willow);
                return order().size();
            });
            Thread.sleep(Duration.ofMillis(200));
            assertFalse(waiting.isDone());
            other.commit();
            assertEquals(1, waiting.get());
        }
    }

    @Test
    void concurrent_writers_and_readers_lose_and_repeat_nothing() throws Exception {
        var ear = new Ear();
        var listener = begun(ear);
        var told = new HashSet<UUID>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Future<List<UUID>>>();
            for (int writer = 0; writer < 4; writer++) writing.add(threads.submit(this::write));
            var reading = threads.submit(() -> {
                while (!writing.stream().allMatch(Future::isDone)) telling.number(willow);
                return willow;
            });
            while (!reading.isDone()) telling.advance(willow, listener, 7);
            for (var one : writing) told.addAll(one.get());
        }
        while (telling.advance(willow, listener, 7) == ListenerPosition.Ahead.MORE) Thread.onSpinWait();

        assertEquals(120, ear.heard.size());
        assertEquals(told, new HashSet<>(ear.heard));
        assertEquals(120L, telling.ask(willow, "select max(position) from {platform.outbox}"));
    }

    private List<UUID> write() throws InterruptedException {
        var told = new ArrayList<UUID>();
        for (int at = 0; at < 30; at++) try (var transaction = TenantTransaction.begin(database, willow)) {
            told.add(telling.tell(transaction));
            Thread.sleep(Duration.ofMillis(at % 5));
            transaction.commit();
        }
        return told;
    }

    private Listener begun(Ear ear) {
        var listener = ear.listener(GateEvent.class);
        telling.begin(willow, listener);
        return listener;
    }

    private void tell(UUID id, GateId gate, long version) {
        TenantTransaction.in(database, willow, sql -> {
            telling.tell(sql, id, gate, version);
            return id;
        });
    }

    private static GateId gate() {
        return new GateId(TypeId.next());
    }

    private static List<UUID> ids(int many) {
        return Stream.generate(TypeId::next).limit(many).toList();
    }

    private static List<Numbered> numbered(List<UUID> ids) {
        return ids.stream().map(id -> new Numbered(id, ids.indexOf(id) + 1)).toList();
    }

    private List<Numbered> order() {
        return TenantTransaction.in(database, willow, sql -> sql.list(Numbered.class, ORDER, Map.of()));
    }
}
