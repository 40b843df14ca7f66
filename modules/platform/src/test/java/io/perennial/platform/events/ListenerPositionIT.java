package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.GateEvent.GateId;
import io.perennial.platform.events.ListenerPosition.Ahead;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has its own tenant, and a second one whose events the listener must never receive. */
class ListenerPositionIT {
    private static final String TELL =
            """
            insert into platform.outbox (tenant_id, id, type, subject, payload, occurred_at)
            values (:tenant, :id, :type, :subject, :payload, :at)
            """;
    private static final String ASIDE = "select count(*) from {platform.set_aside} where listener = 'Ear' and attempts = 10";

    private final TestDatabase database = TestDatabase.shared();
    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final UUID willow = database.tenant("willow" + suffix);
    private final UUID maple = database.tenant("maple" + suffix);
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Ear ear = new Ear();
    private final Listener listener = ear.listener(GateEvent.class);

    @BeforeEach
    void begin() {
        TenantTransaction.in(database, willow, sql -> {
            positions(sql).begin(listener);
            positions(sql).begin(listener);
            return willow;
        });
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
    void a_transaction_that_began_first_and_commits_last_is_not_skipped() {
        try (var early = TenantTransaction.begin(database, willow)) {
            var first = tell(early);
            var second = tell(willow);
            assertEquals(Ahead.UNSETTLED, advance(10), "what an open transaction may still come before must wait");

            early.commit();
            assertEquals(Ahead.NOTHING, advance(10));
            assertEquals(List.of(first, second), ear.heard);
        }
    }

    @Test
    void what_is_settled_is_heard_while_something_later_has_to_wait() {
        var settled = tell(willow);
        try (var early = TenantTransaction.begin(database, willow)) {
            tell(early);
            tell(willow);
            assertEquals(Ahead.UNSETTLED, advance(10));
            assertEquals(List.of(settled), ear.heard);
        }
    }

    @Test
    void a_transaction_that_is_taken_back_leaves_nothing_to_hear_and_holds_up_nobody() {
        try (var early = TenantTransaction.begin(database, willow)) {
            tell(early);
        }
        var told = tell(willow);

        assertEquals(Ahead.NOTHING, advance(10));
        assertEquals(List.of(told), ear.heard);
    }

    @Test
    void after_everything_was_heard_a_later_event_of_an_older_transaction_is_still_heard() {
        tell(willow);
        try (var early = TenantTransaction.begin(database, willow)) {
            var first = tell(early);
            advance(10);
            advance(10);
            var second = tell(early);
            early.commit();
            advance(10);
            assertEquals(List.of(first, second), ear.heard.subList(1, 3));
        }
    }

    @Test
    void a_listener_to_one_kind_hears_no_other_and_is_moved_on_all_the_same() {
        var shut = ear.listener(GateEvent.Shut.class);
        tell(willow);
        advance(shut, 10);
        passTransactions(1_001);
        advance(shut, 10);

        assertEquals(List.of(), ear.heard);
        assertEquals(1L,
                ask("select count(*) from {platform.listener} where transaction > (select max(transaction) from {platform.outbox})"));
    }

    @Test
    void the_sweep_finds_who_has_something_to_hear_and_nobody_else() {
        assertEquals(Set.of(), behind());
        tell(maple);
        assertEquals(Set.of(), behind(), "that is another tenant's");
        tell(willow);
        assertEquals(Set.of("Ear"), behind());

        advance(10);
        assertEquals(Set.of(), behind());
        var shut = ear.listener(GateEvent.Shut.class);
        tell(willow);
        assertEquals(Set.of(), TenantTransaction.in(database, willow, sql -> positions(sql).behind(List.of(shut))),
                "it does not hear of such events");
        passTransactions(1_001);
        assertEquals(Set.of("Ear"), TenantTransaction.in(database, willow, sql -> positions(sql).behind(List.of(shut))),
                "it is to be moved on");
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
        return TenantTransaction.in(database, willow, sql -> positions(sql).behind(List.of(listener)));
    }

    @Test
    void two_nodes_never_tell_a_listener_at_once() {
        tell(willow);
        tell(willow);
        try (var node = TenantTransaction.begin(database, willow)) {
            assertEquals(Ahead.MORE, node.run(() -> positions(node.sql()).advance(listener, 1)));
            assertEquals(Ahead.UNSETTLED, advance(1), "the other node holds the listener");
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
        return TenantTransaction.in(database, willow, sql -> positions(sql).failed(listener, failure));
    }

    private void passTransactions(int many) {
        try (var connection = database.superuserDataSource().getConnection(); var statement = connection.createStatement()) {
            for (int at = 0; at < many; at++) statement.execute("select pg_current_xact_id()");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private Ahead advance(int most) {
        return advance(listener, most);
    }

    private Ahead advance(Listener to, int most) {
        return TenantTransaction.in(database, willow, sql -> positions(sql).advance(to, most));
    }

    private ListenerPosition positions(Sql sql) {
        var positions = new ListenerPosition();
        positions.sql = sql;
        positions.clock = clock;
        positions.payloads = Payloads.of();
        return positions;
    }

    private UUID tell(UUID tenant) {
        try (var transaction = TenantTransaction.begin(database, tenant)) {
            var told = tell(transaction);
            transaction.commit();
            return told;
        }
    }

    private UUID tell(TenantTransaction transaction) {
        var gate = new GateId(TypeId.next());
        var event = new GateEvent.Opened(gate, Changes.none());
        transaction.run(() -> transaction.sql().change(TELL, Sql.values(
                "id", TypeId.next(), "type", "gate.opened", "subject", gate.text(), "payload", event, "at", clock.instant())));
        return gate.value();
    }

    private long ask(String question) {
        return TenantTransaction.in(database, willow, sql -> sql.number(question, Map.of()));
    }
}
