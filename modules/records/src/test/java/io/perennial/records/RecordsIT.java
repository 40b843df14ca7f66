package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.Statement;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import io.perennial.records.Things.Body;
import io.perennial.records.Things.Held;
import io.perennial.records.Things.Thing;
import io.perennial.records.Upsert.How;
import jakarta.validation.Validation;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordsIT {
    private static final Json JSON = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork rowan = TenantWork.of("rowan");
    private final TenantWork.Heard heard = new TenantWork.Heard();
    private final Held held = new Held();
    private final String mark = UUID.randomUUID().toString();
    private final Things things = new Things("things");

    @Test
    void what_is_put_by_a_new_key_is_created_and_then_changed_and_then_left_alone() {
        var one = put(alder, body("one", "a"));
        var other = put(alder, body("other", "a"));
        var same = put(alder, body("other", "a"));

        assertEquals(List.of(Outcome.Created.class, Outcome.Updated.class, Outcome.Unchanged.class),
                kinds(List.of(one.getFirst(), other.getFirst(), same.getFirst())));
        assertEquals(one.getFirst().orThrow(), same.getFirst().orThrow());
        assertEquals(List.of("one", "other"), heard.events.stream().map(event -> event.label()).toList());
    }

    @Test
    void a_refused_one_keeps_back_no_other() {
        var outcomes = put(alder, body("one", "a"), body("forbidden", "b"), body("two", "c"));

        assertEquals(List.of(Outcome.Created.class, Outcome.Refused.class, Outcome.Created.class), kinds(outcomes));
        assertEquals(List.of(key("a"), key("c")),
                List.of(keys(alder, outcomes.get(0)).getFirst(), keys(alder, outcomes.get(2)).getFirst()));
    }

    @Test
    void keys_are_read_in_the_order_in_which_they_were_written_last() {
        var created = put(alder, body("one", "z", "a", "m")).getFirst();
        assertEquals(List.of(key("z"), key("a"), key("m")), keys(alder, created));

        put(alder, How.REPLACES, body("one", "m", "z"));
        assertEquals(List.of(key("m"), key("z")), keys(alder, created));
    }

    @Test
    void a_key_that_one_gives_up_is_free_for_the_next_one_of_the_same_write() {
        var first = put(alder, body("first", "a", "b")).getFirst();

        var outcomes = put(alder, How.REPLACES, body("first", "a"), body("second", "c", "b"));

        assertEquals(List.of(Outcome.Updated.class, Outcome.Created.class), kinds(outcomes));
        assertEquals(List.of(key("a")), keys(alder, first));
        assertEquals(List.of(key("c"), key("b")), keys(alder, outcomes.get(1)));
    }

    @Test
    void two_bodies_of_one_write_that_mean_the_same_record_make_one() {
        var outcomes = put(alder, body("one", "a"), body("two", "a", "b"));

        assertEquals(List.of(Outcome.Created.class, Outcome.Updated.class), kinds(outcomes));
        assertEquals(List.of(key("a"), key("b")), keys(alder, outcomes.get(1)));
    }

    @Test
    void a_key_of_another_record_is_taken_and_one_that_is_not_seen_is_told_of_no_more() {
        put(alder, body("one", "a"), body("hidden", "b"));

        assertEquals("Another record has one of these keys.", refusal(put(alder, body("two", "c", "a")).getFirst()).detail());
        var unseen = (Outcome.Refused) put(alder, body("two", "b")).getFirst();
        assertEquals("Another thing has this external key.", refusal(unseen).detail());
        assertNull(unseen.id());
    }

    @Test
    void the_same_key_of_another_kind_or_of_another_tenant_is_no_matter() {
        put(alder, body("one", "a"));

        assertEquals(Outcome.Created.class, put(rowan, body("one", "a")).getFirst().getClass());
        assertEquals(Outcome.Created.class,
                in(alder, records -> records.put(new Things("others"), upserts(How.STATES, body("one", "a")))).getFirst().getClass());
    }

    @Test
    void of_two_writes_that_meet_at_a_new_key_one_waits_and_finds_the_record() {
        var other = new CompletableFuture<Outcome>();

        in(alder, records -> {
            var incoming = Incoming.of(upserts(How.STATES, body("first", "a")).getFirst(), things);
            var first = RecordWrite.of(things, List.of(incoming), records);
            other.completeAsync(() -> put(alder, body("second", "a")).getFirst());
            while (!other.isDone() && !isAnyoneWaiting()) Thread.onSpinWait();
            assertEquals(Outcome.Created.class, first.put(incoming).getClass());
            first.end();
            return first;
        });

        assertEquals(Outcome.Updated.class, other.join().getClass());
    }

    private static boolean isAnyoneWaiting() {
        try (var connection = TestDatabase.shared().ownerDataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select from pg_locks where not granted")) {
            return rows.next();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void a_key_of_a_refused_body_is_free_for_the_next_write() {
        assertEquals(Outcome.Refused.class, put(alder, body("forbidden", "a")).getFirst().getClass());

        assertEquals(Outcome.Created.class, put(alder, body("one", "a")).getFirst().getClass());
    }

    @Test
    void a_key_from_before_that_no_address_can_have_is_found_and_a_new_one_refused() {
        var id = put(alder, body("one", "a")).getFirst().orThrow();
        alder.run(sql -> sql.change(
                "insert into records.external_key (tenant_id, kind, system, external_id, record_id, place) values (:tenant, 'things', 'crm', :old, :id, 1)",
                Map.of("old", key("b\tc").externalId(), "id", id)));

        assertEquals(new Outcome.Updated(id), put(alder, body("two", "b\tc")).getFirst());
        assertEquals(List.of(key("a"), key("b\tc")), keys(alder, new Outcome.Updated(id)));
        var refused = (Outcome.Refused) put(alder, body("new", "d\te")).getFirst();
        assertEquals("/externalKeys/0/externalId", ((Invalid) refused.because()).errors().getFirst().pointer());
    }

    @Test
    void with_a_record_go_its_keys() {
        var id = put(alder, body("one", "a")).getFirst().orThrow();

        in(alder, records -> {
            records.delete(things, records.find(things, id).orElseThrow());
            return id;
        });

        assertEquals(Outcome.Created.class, put(alder, body("two", "a")).getFirst().getClass());
        assertEquals(true, in(alder, records -> records.find(things, id)).isEmpty());
    }

    private List<Outcome> put(TenantWork work, Body... bodies) {
        return put(work, How.STATES, bodies);
    }

    private List<Outcome> put(TenantWork work, How how, Body... bodies) {
        return in(work, records -> records.put(things, upserts(how, bodies)));
    }

    private static List<Upsert> upserts(How how, Body... bodies) {
        return Stream.of(bodies).map(body -> new Upsert(body.externalKeys().getFirst(), statement(body), how)).toList();
    }

    private static Statement statement(Body body) {
        return new Statement((ObjectNode) JSON.tree(body));
    }

    private <R> R in(TenantWork work, Function<Records, R> task) {
        return work.run(sql -> {
            return task.apply(new Records(held, heard, sql, Clock.systemUTC(), new RecordKinds(Given.of(things)), JSON));
        });
    }

    private List<ExternalKey> keys(TenantWork work, Outcome of) {
        return in(work, records -> records.find(things, of.orThrow()).map(Thing::externalKeys).orElseThrow());
    }

    private Body body(String name, String... keys) {
        return new Body(name, List.of(keys).stream().map(this::key).toList());
    }

    private ExternalKey key(String id) {
        return new ExternalKey("crm", mark + id);
    }

    private static Refusal refusal(Outcome outcome) {
        return (Refusal) ((Outcome.Refused) outcome).because();
    }

    private static List<Class<?>> kinds(List<Outcome> outcomes) {
        return outcomes.stream().<Class<?>>map(Object::getClass).toList();
    }
}
