package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.json.Said;
import io.perennial.platform.json.Statement;
import io.perennial.platform.json.ThreeWays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests a field that is said together with the day from which it counts. */
class DatedFieldTest {
    record Body(@Nullable String name, @Nullable String seats, @Nullable String since) {}

    private final DatedField dated = new DatedField("seats", "since");

    @Test
    void a_value_without_a_day_says_that_there_is_none() {
        assertEquals("{\"seats\":\"10\",\"since\":null}", dated.read(said("{'seats': '10'}")).text());
        for (var same : List.of("{\"seats\":\"10\",\"since\":\"July\"}", "{\"name\":\"x\"}"))
            assertEquals(same, dated.read(said(same)).text());
    }

    @Test
    void a_day_alone_says_nothing_and_is_refused() {
        assertEquals(List.of("/since"), dated.faults(said("{'since': 'July'}")).stream().map(fault -> fault.pointer()).toList());
        for (var sound : List.of("{'since': null}", "{'seats': null, 'since': 'July'}", "{'name': 'x'}"))
            assertEquals(List.of(), dated.faults(said(sound)));
    }

    @Test
    void the_same_value_for_another_day_is_said_again() {
        var ways = merged("{'seats': '20', 'since': 'July'}", "{'seats': '20', 'since': 'September'}", new Body("x", "10", null));

        assertEquals("{\"seats\":\"20\",\"since\":\"September\"}", ways.patch().toString());
        assertEquals(List.of(), ways.clashes());
    }

    @Test
    void another_value_for_the_same_day_is_said_with_its_day() {
        var ways = merged("{'seats': '20', 'since': 'July'}", "{'seats': '25', 'since': 'July'}", new Body("x", "10", null));

        assertEquals("{\"seats\":\"25\",\"since\":\"July\"}", ways.patch().toString());
        assertEquals(List.of(), ways.clashes());
    }

    @Test
    void what_both_changed_without_a_day_is_a_conflict_of_the_value_only() {
        var ways = merged("{'seats': '10', 'since': null}", "{'seats': '15', 'since': null}", new Body("x", "20", "July"));

        assertEquals("{\"seats\":\"15\",\"since\":null}", ways.patch().toString());
        assertEquals(List.of("/seats"), ways.clashes().stream().map(clash -> clash.place().pointer()).toList());
    }

    @Test
    void what_a_system_said_before_days_were_noted_is_the_same_as_without_a_day() {
        var ways = merged("{'seats': '10'}", "{'seats': '10', 'since': null}", new Body("x", "20", "July"));

        assertEquals("{\"since\":null}", ways.patch().toString());
        assertEquals(List.of(), ways.clashes());
    }

    @Test
    void the_same_statement_and_other_fields_leave_it_alone() {
        var ways = merged("{'name': 'x', 'seats': '20', 'since': 'July'}", "{'name': 'y', 'seats': '20', 'since': 'July'}",
                new Body("x", "10", null));

        assertEquals("{\"name\":\"y\"}", ways.patch().toString());
    }

    private ThreeWays merged(String before, String now, Body ours) {
        var agreed = Said.of(said(before), Body.class).values();
        var theirs = Said.of(said(now), Body.class);
        return dated.over(theirs.into(ours, dated.agreed(agreed, theirs.values()), Set.of()), theirs.statement());
    }

    private static Statement said(String json) {
        try {
            return new Statement((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }
}
