package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.json.Said;
import io.perennial.platform.json.Statement;
import io.perennial.platform.json.ThreeWays;
import io.perennial.platform.json.ThreeWays.Kept;
import io.perennial.records.DatedField.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests a field that is said together with the day from which it counts. */
class DatedFieldTest {
    record Body(@Nullable String name, @Nullable BigDecimal seats, @Nullable LocalDate since) {}

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private final DatedField<Values> dated = new DatedField<>("seats", "since", values -> values);

    /** The result of a merge: the patch, the conflicts, and what the system has said by day. */
    private record Told(String patch, List<String> conflicts, String days) {}

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
    void a_change_that_only_its_system_makes_is_no_conflict() {
        assertEquals(new Told("{\"seats\":\"45\",\"since\":null}", List.of(), "{\"\":\"45\"}"),
                merged("{'seats': '40'}", "{'seats': '45'}", "{'': '40'}", "", "{'': '40'}"));
        assertEquals(new Told("{\"seats\":\"25\",\"since\":\"2026-05-01\"}", List.of(), "{\"2026-05-01\":\"25\"}"),
                merged("{'seats': '20', 'since': '2026-05-01'}", "{'seats': '25', 'since': '2026-05-01'}", "{'2026-05-01': '20'}",
                        "2026-05-01",
                        "{'': '10', '2026-05-01': '20'}"));
        assertEquals(List.of(), merged("{'seats': '40'}", "{'seats': '45'}", null, "", "{'': '40'}").conflicts(), "before days were noted");
    }

    @Test
    void a_first_word_about_a_day_that_nobody_named_is_no_conflict() {
        assertEquals(new Told("{\"seats\":\"20\",\"since\":\"2026-09-01\"}", List.of(), "{\"\":\"10\",\"2026-09-01\":\"20\"}"),
                merged("{'seats': '10'}", "{'seats': '20', 'since': '2026-09-01'}", "{'': '10'}", "", "{'': '10'}"));
    }

    @Test
    void what_others_said_for_the_same_day_is_a_conflict_of_that_day() {
        var days = "{'': '10', '2026-05-01': '20'}";
        assertEquals(
                new Told("{\"seats\":\"40\",\"since\":\"2026-05-01\"}", List.of("/seats/2026-05-01 20 40 90"),
                        "{\"\":\"10\",\"2026-05-01\":\"40\"}"),
                merged("{'seats': '20', 'since': '2026-05-01'}", "{'seats': '40', 'since': '2026-05-01'}", days, "2026-05-01",
                        "{'': '10', '2026-05-01': '90'}"));
        assertEquals(List.of("/seats/2026-05-01 null 40 90"),
                merged("{'seats': '10'}", "{'seats': '40', 'since': '2026-05-01'}", "{'': '10'}", "", "{'': '10', '2026-05-01': '90'}")
                        .conflicts(),
                "the first word of this system");
        assertEquals(List.of("/seats 10 15 90"), merged("{'seats': '10'}", "{'seats': '15'}", "{'': '10'}", "", "{'': '90'}").conflicts());
        assertEquals(List.of("/seats/2026-05-01 10 15 90"),
                merged("{'seats': '10'}", "{'seats': '15'}", "{'': '10'}", "2026-05-01", "{'': '10', '2026-05-01': '90'}").conflicts(),
                "without a day it means the value that counts now");
    }

    @Test
    void what_is_said_again_for_a_day_undoes_nothing_although_another_day_was_said_since() {
        assertEquals(new Told("{}", List.of(), "{\"\":\"10\",\"2026-05-01\":\"20\",\"2026-09-01\":\"30\"}"),
                merged("{'seats': '30', 'since': '2026-09-01'}", "{'seats': '20', 'since': '2026-05-01'}",
                        "{'': '10', '2026-05-01': '20', '2026-09-01': '30'}", "",
                        "{'': '10', '2026-05-01': '90', '2026-09-01': '30'}"));
        assertEquals("{}", merged("{'seats': '30', 'since': '2026-09-01'}", "{'seats': '10'}", "{'': '10', '2026-09-01': '30'}", "",
                "{'': '90', '2026-09-01': '30'}").patch());
    }

    @Test
    void what_is_left_out_is_emptied_unless_it_was_said_for_a_day() {
        assertEquals(new Told("{\"seats\":null,\"since\":null}", List.of(), "{}"),
                merged("{'name': 'x', 'seats': '10'}", "{'name': 'x'}", "{'': '10'}", "", "{'': '10'}"));
        assertEquals(new Told("{}", List.of(), "{\"2026-05-01\":\"20\"}"),
                merged("{'seats': '20', 'since': '2026-05-01'}", "{}", "{'2026-05-01': '20'}", "2026-05-01", "{'2026-05-01': '20'}"));
    }

    @Test
    void a_number_that_is_written_otherwise_is_no_other_version() {
        assertEquals(new Told("{}", List.of(), "{\"\":\"10.0\"}"),
                merged("{'seats': '10'}", "{'seats': '10.0'}", "{'': '10'}", "", "{'': '90'}"));
        assertEquals(List.of(), merged("{'seats': '10'}", "{'seats': '15.0'}", "{'': '10'}", "", "{'': '15'}").conflicts());
    }

    @Test
    void a_day_before_the_start_means_the_start() {
        assertEquals(List.of("/seats 10 15 90"),
                merged("{'seats': '10'}", "{'seats': '15', 'since': '2025-12-31'}", "{'': '10'}", "", "{'': '90'}").conflicts());
    }

    @Test
    void days_that_the_record_no_longer_has_are_forgotten() {
        assertEquals("{\"\":\"10\"}",
                merged("{'name': 'x', 'seats': '10'}", "{'name': 'y', 'seats': '10'}", "{'': '10', '2026-05-01': '20'}", "",
                        "{'': '10'}").days());
    }

    private Told merged(String before, String now, @Nullable String days, String current, String ours) {
        var last = dated.word(Said.of(dated.read(said(before)), Body.class).values());
        var next = dated.word(Said.of(dated.read(said(now)), Body.class).values());
        var own = said(ours).fields();
        var values = new Values(START, current, new ObjectMapper().convertValue(own, new TypeReference<Map<String, String>>() {}));
        var merge = new DatedMerge(dated, values, own, DatedMerge.days(days == null ? null : said(days).fields(), last, values),
                Said.of(said("{}"), Body.class).unsaid("seats"), Kept.THEIRS);
        var ways = new ThreeWays(JsonNodeFactory.instance.objectNode(), new ArrayList<>(), new ArrayList<>());
        merge.into(ways, last, next);
        var conflicts = ways.clashes().stream().map(clash -> "%s %s %s %s".formatted(clash.place().pointer(), text(clash.agreed()),
                text(clash.theirs()), text(clash.ours()))).toList();
        return new Told(ways.patch().toString(), conflicts, merge.daysAfter(last, next).toString());
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "null" : value.asText();
    }

    private static Statement said(String json) {
        try {
            return new Statement((ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }
}
