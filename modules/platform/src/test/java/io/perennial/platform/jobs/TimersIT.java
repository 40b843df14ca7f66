package io.perennial.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.testing.TenantTransaction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests timers on real nodes. */
class TimersIT extends OnTimerNodes {
    @Test
    void a_timer_fires_once_at_its_time_and_is_gone() {
        var willow = tenant();
        var node = node().start();
        var at = in(1_500);
        node.at(willow, "call back", at);

        await(List.of("call back"), () -> fired(willow));
        assertFalse(Instant.now().isBefore(at), "it fired before its time");
        assertTrue(Instant.now().isBefore(at.plusSeconds(2)), "it fired late");
        assertEquals(0L, ask(willow, "select count(*) from {platform.timer}"));
        TimerNode.pause(1_500);
        assertEquals(List.of("call back"), fired(willow));
    }

    @Test
    void one_that_was_set_in_a_transaction_that_is_rolled_back_never_fires() {
        var willow = tenant();
        var node = node().start();
        try (var transaction = TenantTransaction.begin(database, willow)) {
            var rows = new TimerRows();
            rows.sql = transaction.sql();
            transaction.run(() -> {
                rows.set(TimerNode.REMINDER, "lost", in(-1));
                return rows;
            });
        }
        node.at(willow, "kept", in(-1));

        await(List.of("kept"), () -> fired(willow));
        TimerNode.pause(1_500);
        assertEquals(List.of("kept"), fired(willow));
    }

    @Test
    void one_that_was_committed_by_a_node_that_was_killed_before_it_told_is_found_by_the_sweep() {
        var willow = tenant();
        var node = node().start();
        node.untold(willow, "untold", in(500));
        TimerNode.pause(2_500);
        assertEquals(List.of(), fired(willow), "nobody was told");

        node.sweep(willow);
        await(List.of("untold"), () -> fired(willow));
    }

    @Test
    void one_that_is_moved_fires_at_its_new_time_alone_be_it_earlier_or_later() {
        var willow = tenant();
        var node = node().start();
        node.at(willow, "earlier", in(3_600_000));
        node.at(willow, "later", in(1_000));
        TimerNode.pause(300);
        node.at(willow, "later", in(3_600_000));
        node.at(willow, "earlier", in(200));

        await(List.of("earlier"), () -> fired(willow));
        TimerNode.pause(2_500);
        assertEquals(List.of("earlier"), fired(willow));
        node.at(willow, "later", in(100));
        await(List.of("earlier", "later"), () -> fired(willow));
    }

    @Test
    void one_that_is_cancelled_in_time_never_fires_and_one_that_fired_can_no_longer_be_cancelled() {
        var willow = tenant();
        var node = node().start();
        node.at(willow, "cancelled", in(1_000));
        node.at(willow, "fired", in(1_000));

        assertTrue(node.cancel(willow, "cancelled"));
        await(List.of("fired"), () -> fired(willow));
        TimerNode.pause(1_500);
        assertEquals(List.of("fired"), fired(willow));
        assertFalse(node.cancel(willow, "fired"));
    }

    @Test
    void while_it_is_due_whoever_cancels_it_first_keeps_it_from_firing_and_whoever_takes_that_back_does_not() {
        var willow = tenant();
        var node = node().start();
        node.untold(willow, "a", in(-1_000));
        node.untold(willow, "b", in(-500));
        try (var cancelling = TenantTransaction.begin(database, willow); var undecided = TenantTransaction.begin(database, willow)) {
            cancel(cancelling, "a");
            cancel(undecided, "b");
            node.at(willow, "c", in(-100));
            await(List.of("c"), () -> fired(willow));
            cancelling.commit();
        }

        await(List.of("c", "b"), () -> fired(willow));
        assertEquals(0L, ask(willow, "select count(*) from {platform.timer}"));
    }

    private static void cancel(TenantTransaction transaction, String id) {
        var rows = new TimerRows();
        rows.sql = transaction.sql();
        assertTrue(transaction.run(() -> rows.cancel(TimerNode.REMINDER, id)));
    }

    @Test
    void those_that_were_due_while_no_node_was_up_fire_at_the_start_in_order_of_time() {
        var willow = tenant();
        var down = node();
        var order = new ArrayList<>(IntStream.range(0, 250).boxed().toList());
        Collections.shuffle(order, new Random(1));
        for (var number : order) down.untold(willow, "%03d".formatted(number), in(-1_000_000 + 1_000L * number));
        down.at(willow, "last", in(-10));
        TimerNode.pause(500);

        node().start();
        var expected = new ArrayList<>(IntStream.range(0, 250).mapToObj("%03d"::formatted).toList());
        expected.add("last");
        await(expected, () -> fired(willow));
    }

    @Test
    void one_that_fails_is_put_off_and_tried_again_and_the_others_fire_once() {
        var willow = tenant();
        var node = node();
        node.broken.add("5");
        for (int number = 0; number < 10; number++) node.untold(willow, String.valueOf(number), in(-1_000 + number));
        node.start().sweep(willow);

        var others = List.of("0", "1", "2", "3", "4", "6", "7", "8", "9");
        await(others, () -> fired(willow));
        await(2L, () -> ask(willow, "select attempts from {platform.timer}"));
        assertEquals(others, fired(willow));
        node.broken.clear();
        await(10, () -> fired(willow).size());
    }

    @Test
    void a_tenants_timers_never_cross_the_wall() {
        var willow = tenant();
        var maple = tenant();
        var node = node();
        for (var tenant : List.of(willow, maple)) node.untold(tenant, "same", in(-1_000));
        node.untold(maple, "maples", in(-1_000));

        node.fire(willow);
        assertEquals(List.of("same"), fired(willow));
        assertEquals(List.of(), fired(maple));
        assertFalse(node.cancel(willow, "maples"));
        for (var attack : List.of(
                "update platform.timer set fires_at = 'infinity'", "delete from platform.timer",
                "update platform.timer set tenant_id = '%s'".formatted(willow)))
            assertEquals(0, attack(willow, attack), attack);
        var planted =
                "insert into platform.timer (tenant_id, name, id, fires_at) values ('%s', 'reminder', 'planted', now())".formatted(maple);
        assertThrows(IllegalStateException.class, () -> attack(willow, planted));
        assertThrows(SQLException.class, () -> {
            try (var connection = database.schedulerDataSource().getConnection()) {
                connection.createStatement().executeQuery("select * from platform.timer");
            }
        });
        assertEquals(2L, ask(maple, "select count(*) from {platform.timer}"));
    }

    private int attack(UUID tenant, String statement) {
        try (var connection = database.appDataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("set local app.tenant = '" + tenant + "'");
            return connection.createStatement().executeUpdate(statement);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void those_of_a_suspended_tenant_wait() {
        var willow = tenant();
        var node = node();
        node.suspend(willow);
        node.untold(willow, "waits", in(-1_000));

        assertTrue(node.fire(willow).isEmpty());
        assertEquals(1L, ask(willow, "select count(*) from {platform.timer}"));
    }
}
