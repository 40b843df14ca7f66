package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Invalid;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.Statement;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.TenantWork;
import io.perennial.records.Things.Body;
import io.perennial.records.Things.Held;
import io.perennial.records.Upsert.How;
import jakarta.validation.Validation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StatementsIT {
    private static final Json JSON = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    record Kept(String field, String values, String kept) {}

    private final TenantWork alder = TenantWork.of("alder");
    private final Held held = new Held();
    private final TenantWork.Heard heard = new TenantWork.Heard();
    private final String mark = UUID.randomUUID().toString();
    private final Things things = new Things("things");

    @Test
    void the_same_statement_again_changes_nothing_whatever_others_did_since() {
        say("crm", "{'name': 'one', 'colour': 'red'}");
        others(new Body("one", "blue", Map.of("x", 1), List.of(key("crm"), key("erp"))));

        assertInstanceOf(Outcome.Unchanged.class, say("crm", "{'colour': 'red', 'name': 'one'}"));
        assertEquals(new Body("one", "blue", Map.of("x", 1), List.of(key("crm"), key("erp"))), body());
        assertEquals(List.of(), conflicts());
    }

    @Test
    void another_statement_changes_only_what_its_system_says_differently() {
        say("crm", "{'name': 'one', 'colour': 'red', 'own': {'x': 1}}");
        others(new Body("one", "blue", Map.of("x", 1, "y", 2), List.of(key("crm"), key("erp"))));

        say("crm", "{'name': 'two', 'colour': 'red', 'own': {'x': 3}}");
        assertEquals(new Body("two", "blue", Map.of("x", 3, "y", 2), List.of(key("crm"), key("erp"))), body());
        say("crm", "{'name': 'two', 'colour': 'red'}");
        assertEquals(new Body("two", "blue", Map.of("y", 2), List.of(key("crm"), key("erp"))), body());
        assertEquals(List.of(), conflicts());
    }

    @Test
    void two_systems_do_not_empty_what_the_other_one_says() {
        say("crm", "{'name': 'one'}");
        others(new Body("one", null, null, List.of(key("crm"), key("erp"))));
        say("erp", "{'colour': 'red'}");

        assertInstanceOf(Outcome.Unchanged.class, say("crm", "{'name': 'one'}"));
        say("erp", "{'colour': null}");
        assertEquals(new Body("one", null, null, List.of(key("crm"), key("erp"))), body());
    }

    @Test
    void what_both_changed_is_theirs_and_all_three_values_are_kept_until_they_say_something_else() {
        say("crm", "{'name': 'one', 'colour': 'red', 'own': {'x': 1}}");
        others(new Body("one", "blue", Map.of("x", 2), List.of(key("crm"))));

        say("crm", "{'name': 'one', 'colour': 'green', 'own': {'x': 3}}");
        assertEquals(new Body("one", "green", Map.of("x", 3), List.of(key("crm"))), body());
        assertEquals(List.of(
                new Kept("/colour", "{\"ours\": \"blue\", \"agreed\": \"red\", \"theirs\": \"green\"}", "theirs"),
                new Kept("/own/x", "{\"ours\": 2, \"agreed\": 1, \"theirs\": 3}", "theirs")), conflicts());

        say("crm", "{'name': 'one', 'colour': 'blue', 'own': {'x': 3}}");
        assertEquals(List.of("/own/x"), conflicts().stream().map(Kept::field).toList());
    }

    @Test
    void a_system_that_meets_a_record_for_the_first_time_is_believed_and_the_old_value_kept() {
        say("erp", "{'name': 'one', 'colour': 'blue'}");
        others(new Body("one", "blue", null, List.of(key("erp"), key("crm"))));

        say("crm", "{'name': 'one', 'colour': 'red', 'own': {'x': 1}}");
        assertEquals(new Body("one", "red", Map.of("x", 1), List.of(key("erp"), key("crm"))), body());
        assertEquals(List.of(new Kept("/colour", "{\"ours\": \"blue\", \"theirs\": \"red\"}", "theirs")), conflicts());
    }

    @Test
    void what_is_decided_is_not_changed_by_a_system_that_names_it_for_the_first_time() {
        say("erp", "{'name': 'one'}");
        others(new Body("one", "decided", null, List.of(key("erp"), key("crm"))));

        say("crm", "{'name': 'one', 'colour': null, 'own': {'x': 1}}");
        assertEquals(new Body("one", "decided", Map.of("x", 1), List.of(key("erp"), key("crm"))), body());
        say("erp", "{'name': 'one', 'colour': 'red'}");
        assertEquals("decided", body().colour());
        assertEquals(List.of(new Kept("/colour", "{\"ours\": \"decided\", \"theirs\": \"red\"}", "ours")), conflicts());
    }

    @Test
    void what_is_decided_stays_whatever_a_system_says_later_and_the_three_values_are_kept() {
        say("crm", "{'name': 'one', 'colour': 'red'}");
        others(new Body("one", "decided", null, List.of(key("crm"))));

        say("crm", "{'name': 'two', 'colour': 'blue'}");
        assertEquals(new Body("two", "decided", null, List.of(key("crm"))), body());
        assertEquals(List.of(new Kept("/colour", "{\"ours\": \"decided\", \"agreed\": \"red\", \"theirs\": \"blue\"}", "ours")),
                conflicts());

        assertInstanceOf(Outcome.Unchanged.class, say("crm", "{'name': 'two', 'colour': 'blue'}"));
        others(new Body("two", "green", null, List.of(key("crm"))));
        say("crm", "{'name': 'two', 'colour': 'red'}");
        assertEquals("red", body().colour(), "nothing is decided any more");
    }

    @Test
    void what_is_decided_stays_in_a_replacement() {
        say("crm", "{'name': 'one'}");
        others(new Body("one", "decided", Map.of("x", 1), List.of(key("crm"), key("erp"))));

        put("crm", "{'name': 'two'}", How.REPLACES);
        assertEquals(new Body("two", "decided", null, List.of(key("crm"))), body());
        assertEquals(List.of(), conflicts());
        put("crm", "{'name': 'two', 'colour': 'red'}", How.REPLACES);
        assertEquals(new Body("two", "decided", null, List.of(key("crm"))), body());
        assertEquals(List.of("/colour ours"), conflicts().stream().map(one -> one.field() + " " + one.kept()).toList());
    }

    @Test
    void a_caller_who_has_seen_a_record_may_change_what_is_decided() {
        say("erp", "{'name': 'one'}");
        others(new Body("one", "decided", null, List.of(key("erp"))));

        put("erp", "{'colour': 'red'}", How.AMENDS);
        assertEquals("decided", body().colour());
        put("erp", "{'colour': 'green'}", How.CORRECTS);
        assertEquals("green", body().colour());
    }

    @Test
    void an_amendment_empties_nothing_that_it_leaves_out() {
        say("crm", "{'name': 'one', 'colour': 'red', 'own': {'x': 1}}");

        put("crm", "{'own': {'y': 2}}", How.AMENDS);
        assertEquals(new Body("one", "red", Map.of("x", 1, "y", 2), List.of(key("crm"))), body());
        say("crm", "{'name': 'one', 'colour': 'red', 'own': {'x': 1}}");
        assertEquals(new Body("one", "red", Map.of("x", 1), List.of(key("crm"))), body());
    }

    @Test
    void what_a_caller_names_who_has_seen_the_record_is_set_although_the_system_said_it_before() {
        say("crm", "{'name': 'one', 'colour': 'red'}");
        others(new Body("one", "blue", null, List.of(key("crm"))));

        assertInstanceOf(Outcome.Updated.class, put("crm", "{'colour': 'red'}", How.CORRECTS));
        assertEquals("red", body().colour());
        assertEquals(List.of(), conflicts());
        assertInstanceOf(Outcome.Unchanged.class, say("crm", "{'name': 'one', 'colour': 'red'}"));
    }

    @Test
    void a_replacement_is_all_that_there_is() {
        say("crm", "{'name': 'one', 'colour': 'red'}");
        others(new Body("one", "blue", Map.of("x", 1), List.of(key("crm"), key("erp"))));

        say("crm", "{'name': 'one', 'colour': 'green'}");
        assertEquals(List.of("/colour"), conflicts().stream().map(Kept::field).toList());
        put("crm", "{'name': 'one'}", How.REPLACES);
        assertEquals(new Body("one", List.of(key("crm"))), body());
        assertEquals(List.of(), conflicts());
    }

    @Test
    void required_fields_need_only_be_there_after_the_merge_and_all_errors_are_told() {
        assertInstanceOf(Outcome.Refused.class, say("crm", "{'colour': 'red'}"));
        say("crm", "{'name': 'one'}");
        others(new Body("one", null, null, List.of(key("crm"), key("erp"))));

        assertInstanceOf(Outcome.Updated.class, say("erp", "{'colour': 'red'}"));
        var refused = (Outcome.Refused) say("crm", "{'colour': 7, 'nmae': null, 'externalKeys': [{'system': 'X'}]}");
        assertEquals(List.of("/nmae"), ((Invalid) refused.because()).errors().stream().map(error -> error.pointer()).toList());
        refused = (Outcome.Refused) say("crm", "{'colour': 7, 'nmae': 1, 'externalKeys': [{'system': 'X'}]}");
        assertEquals(List.of("/colour", "/externalKeys/0/externalId", "/externalKeys/0/system", "/nmae"),
                ((Invalid) refused.because()).errors().stream().map(error -> error.pointer()).sorted().toList());
        assertInstanceOf(Outcome.Refused.class, say("crm", "{'colour': 'red'}"));
        assertInstanceOf(Outcome.Unchanged.class, say("crm", "{'name': 'one'}"));
    }

    @Test
    void only_the_own_keys_of_a_system_go_when_it_leaves_them_out() {
        say("crm",
                "{'name': 'one', 'externalKeys': [{'system': 'crm', 'externalId': 'second" + mark + "'}, {'system': 'erp', 'externalId': '"
                        + mark + "'}]}");
        assertEquals(List.of(key("crm"), new ExternalKey("crm", "second" + mark), key("erp")), body().externalKeys());

        say("crm", "{'name': 'one', 'externalKeys': []}");
        assertEquals(List.of(key("crm"), key("erp")), body().externalKeys());
    }

    @Test
    void keys_of_other_systems_stay_whether_a_system_names_its_own_key_or_none() {
        var own = "{'name': '%s', 'externalKeys': [{'system': 'crm', 'externalId': '" + mark + "'}]}";
        say("crm", own.formatted("one"));
        others(new Body("one", null, null, List.of(key("crm"), key("erp"))));

        say("crm", own.formatted("two"));
        assertEquals(List.of(key("crm"), key("erp")), body().externalKeys());
        say("crm", "{'name': 'three'}");
        assertEquals(List.of(key("crm"), key("erp")), body().externalKeys());
        say("crm", own.formatted("three"));
        assertEquals(List.of(key("crm"), key("erp")), body().externalKeys());
        assertEquals(List.of(), conflicts());
    }

    @Test
    void statements_about_one_key_in_one_write_are_taken_in_their_order() {
        say("crm", "{'name': 'one'}");

        var outcomes = put(upsert("crm", "{'name': 'two'}", How.STATES), upsert("crm", "{'name': 'one'}", How.STATES));

        assertEquals(List.of(Outcome.Updated.class, Outcome.Updated.class), outcomes.stream().<Class<?>>map(Object::getClass).toList());
        assertEquals("one", body().name());
        assertInstanceOf(Outcome.Unchanged.class, say("crm", "{'name': 'one'}"));
    }

    @Test
    void with_its_key_a_record_loses_what_was_said_by_it() {
        say("crm", "{'name': 'one', 'colour': 'red'}");
        others(new Body("one", "blue", null, List.of(key("erp"))));
        others(new Body("one", "blue", null, List.of(key("erp"), key("crm"))));

        say("crm", "{'name': 'one', 'colour': 'red'}");
        assertEquals("red", body().colour());
        assertEquals(List.of("/colour"), conflicts().stream().map(Kept::field).toList());
        others(new Body("one", "blue", null, List.of(key("erp"))));
        assertEquals(List.of(), conflicts());
    }

    private Outcome say(String system, String json) {
        return put(system, json, How.STATES);
    }

    private Outcome put(String system, String json, How how) {
        return put(upsert(system, json, how)).getFirst();
    }

    private List<Outcome> put(Upsert... upserts) {
        return in(records -> records.put(things, List.of(upserts)));
    }

    private Upsert upsert(String system, String json, How how) {
        try {
            return new Upsert(key(system), new Statement((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'))), how);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** Changes the only thing by hand. */
    private void others(Body to) {
        in(records -> {
            records.change(things, only(records), to);
            return to;
        });
    }

    private Body body() {
        return in(records -> only(records).body());
    }

    private Things.Thing only(Records records) {
        return records.find(things, held.ids().getFirst()).orElseThrow();
    }

    private List<Kept> conflicts() {
        return alder.run(sql -> new ArrayList<>(sql.list(Kept.class,
                "select field, plain::text as values, kept from {beyond records.conflict} where external_id = :mark order by field",
                Map.of("mark", mark))));
    }

    private <R> R in(Function<Records, R> task) {
        return alder.run(sql -> {
            return task.apply(new Records(held, heard, sql, Clock.systemUTC(), new RecordKinds(Given.of(things)), JSON));
        });
    }

    private ExternalKey key(String system) {
        return new ExternalKey(system, mark);
    }
}
