package io.perennial.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.app.container.Gardener.Heard;
import io.perennial.app.container.Leaf.LeafId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.Events;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests which published events are consumed, and requests that pass all filters. */
class EventsIT extends InContainer {
    private static final Pattern DELIVERY = Pattern.compile("\"id\":\"(dlv_\\w+)\"");

    @Inject Leaves leaves;
    @Inject Gardener gardener;
    @Inject Neighbour neighbour;
    @Inject Events events;

    @BeforeEach
    void forget() {
        gardener.forget();
    }

    @Test
    void what_a_transaction_told_that_was_rolled_back_is_no_row_and_is_heard_by_nobody() throws Exception {
        var lost = leaf();
        assertThrows(ArithmeticException.class, () -> as(northwind, () -> leaves.alone(() -> {
            publish(lost);
            throw new ArithmeticException("on purpose");
        })));
        as(northwind, () -> leaves.alone(() -> {
            publish(lost);
            leaves.giveUp();
            return lost;
        }));
        var kept = tell(northwind);

        Await.equal(List.of(kept), () -> gardener.heardBy(northwind));
        assertEquals(List.of(), superuser.ask("select id from platform.outbox where subject = ?", lost.text()));
    }

    @Test
    void what_was_committed_is_heard_once_in_a_transaction_of_its_own_and_in_its_tenant() throws Exception {
        as(contoso, () -> leaves.alone(() -> leaves.grow("elm")));
        var told = new ArrayList<String>();
        var fallen = as(northwind, () -> leaves.alone(() -> {
            leaves.grow("oak");
            told.add(gardener.transaction());
            return publish(leaf());
        }));

        Await.equal(1, () -> gardener.heard().size());
        tell(contoso);
        Await.equal(2, () -> gardener.heard().size());
        var heard = gardener.heard().getFirst();
        assertEquals(new Heard(fallen, northwind, heard.transaction(), List.of("oak")), heard);
        assertNotEquals(told, List.of(heard.transaction()));
        assertEquals(List.of("elm"), gardener.heard().getLast().names());
    }

    /** Blocks each of the two in turn, because their order is undefined. */
    @Test
    void a_listener_that_takes_its_time_holds_up_no_other() throws Exception {
        gardener.gate().whileShut(() -> {
            var told = tell(northwind);
            Await.equal(true, () -> neighbour.heard().contains(told));
            assertEquals(List.of(), gardener.heard());
        });
        neighbour.gate().whileShut(() -> {
            var told = tell(northwind);
            Await.equal(true, () -> gardener.heardBy(northwind).contains(told));
            assertFalse(neighbour.heard().contains(told));
        });
    }

    @Test
    void what_cannot_be_heard_is_tried_ten_times_then_set_aside_shown_and_told_again() throws Exception {
        var bad = leaf();
        gardener.beDeafTo(bad);
        as(northwind, () -> leaves.alone(() -> publish(bad)));
        var after = new ArrayList<LeafId>();
        for (int attempt = 1; attempt < 10; attempt++) {
            Await.equal(List.of(String.valueOf(attempt)), this::attempts);
            assertEquals(List.of(), aside(bad));
            rest();
            after.add(tell(northwind));
        }

        Await.equal(List.of("10 IllegalStateException"), () -> aside(bad));
        Await.equal(after, () -> gardener.heardBy(northwind));
        assertTrue(gardener.heard().stream().noneMatch(heard -> heard.leaf().equals(bad)));
        showAndReplay(bad);
    }

    private void showAndReplay(LeafId bad) throws Exception {
        try (var theirs = Api.of("admin", "contoso"); var ours = Api.of("admin", "northwind")) {
            var shown = DELIVERY.matcher(ours.get("/event-deliveries").body());
            assertTrue(shown.find());
            var replay = "/event-deliveries/" + shown.group(1) + "/replay";

            assertEquals(404, theirs.put(replay).statusCode());
            assertFalse(DELIVERY.matcher(theirs.get("/event-deliveries").body()).find());
            assertEquals(409, ours.put(replay).statusCode(), "it still cannot be heard");
            assertEquals(List.of("11 IllegalStateException"), aside(bad));

            gardener.listenToAll();
            assertEquals(204, ours.put(replay).statusCode());
        }
        assertEquals(List.of(), aside(bad));
        assertEquals(bad, gardener.heard().getLast().leaf());
    }

    @Test
    void a_request_that_its_member_may_not_make_is_refused_and_leaves_a_row_of_its_tenant() throws Exception {
        try (var csm = Api.of("csm", "northwind")) {
            var answer = csm.get("/audit");

            assertEquals(403, answer.statusCode());
            assertTrue(answer.body().contains("\"code\":\"forbidden\""), answer::body);
            var request = answer.headers().firstValue("Request-Id").orElseThrow();
            assertEquals(List.of(northwind + " access.refused GET /audit mem_"), superuser.ask(
                    "select tenant_id || ' ' || action || ' ' || subject || ' ' || left(actor, 4) from platform.audit where request_id = ?",
                    request));
        }
    }

    private static LeafId leaf() {
        return new LeafId(TypeId.next());
    }

    private LeafId tell(UUID tenant) {
        return as(tenant, () -> leaves.alone(() -> publish(leaf())));
    }

    private LeafId publish(LeafId leaf) {
        events.publish(new LeafEvent.Fallen(leaf, Changes.none()));
        return leaf;
    }

    private List<String> attempts() {
        return superuser.ask("select attempts from platform.listener where tenant_id = ? and name = 'leaves.gardener'", northwind);
    }

    /** Ends the pause before the next attempt. */
    private void rest() {
        superuser.run("update platform.listener set retry_at = now() where tenant_id = ? and name = 'leaves.gardener'", northwind);
    }

    private List<String> aside(LeafId leaf) {
        return superuser.ask("select attempts || ' ' || error from platform.set_aside where subject = ?", leaf.text());
    }
}
