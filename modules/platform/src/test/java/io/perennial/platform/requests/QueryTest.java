package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the parameters of a list: how a {@link Query} and a {@link Listing} read them. */
class QueryTest {
    record Gate(String id) {}

    enum Lane { LEFT, RIGHT }

    private final Listing<Gate> gates = Listing.of(Gate.class, "select * from {gates.gate}", "-opensOn")
            .filter("name", TextForm.upTo(100), "l.name = :name")
            .filter("country", TextForm.matching("[A-Z]{2}", 2), "l.country = :country")
            .filter("lane", Lane.class, lane -> "l.lane = '" + lane.name().toLowerCase(Locale.ROOT) + "'")
            .filter("hue", TextForm.upTo(10), "l.hue && :hue::text[]")
            .filter("from", LocalDate.class, "l.opens_on >= :from")
            .filter("widthFrom", new NumberForm(-5, 10_000), "l.width >= :widthFrom")
            .sort("name", "name", "text")
            .sort("opensOn", "opens_on", "date")
            .sort("closesOn", "closes_on", "date", "infinity");

    @Test
    void has_fifty_items_and_no_count_where_nothing_is_said() {
        assertEquals(Query.DEFAULT_LIMIT, query().limit());
        assertTrue(!query().counted());
        assertEquals(Set.of(), query("limit", "7", "cursor", "c", "sort", "name", "count", "true").filters());
    }

    @Test
    void every_wrong_parameter_is_named_at_once() {
        assertEquals(
                List.of("?limit range", "?count format", "?bogus unknown_parameter", "?from format"),
                errors("limit", "201", "count", "yes", "bogus", "1", "from", "2026-02-30", "name", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "1000", "ten", "", "1.0", "007", "99999999999", "٣"})
    void a_limit_is_from_1_to_200(String limit) {
        assertEquals(List.of("?limit range"), errors("limit", limit));
    }

    @Test
    void a_parameter_stands_once_and_is_not_endless() {
        var given = new MultivaluedHashMap<String, String>();
        given.addAll("widthFrom", "1", "2");
        given.add("from", "x".repeat(8_001));
        given.add("limit", "0");

        var call = Call.of("test", new UUID(1, 1));
        var refused = assertThrows(Query.InvalidParameters.class, () -> call.run(() -> gates.ask(Query.of(given))));
        assertEquals(Set.of("?widthFrom repeated", "?from size", "?limit range"), Set.copyOf(told(refused)));
    }

    @Test
    void a_text_has_the_form_that_is_specified() {
        assertEquals(List.of("?country format"), errors("country", "Germany"));
        assertEquals(List.of("?country format", "?name format"), errors("country", "", "name", ""));
        assertEquals(List.of("?name format"), errors("name", "x".repeat(101)));
        assertEquals(" where l.name = :name", ask("name", "\ud83d\udca5".repeat(100)).where(""));
    }

    @Test
    void a_number_is_one_of_those_that_are_specified() {
        for (var width : List.of("-6", "10001", "99999", "1.5", "much", "", "2147483648"))
            assertEquals(List.of("?widthFrom range"), errors("widthFrom", width));
        assertEquals(List.of("?country format", "?widthFrom range"), errors("country", "Germany", "widthFrom", "-6"));
        for (var width : List.of("-5", "0", "10000")) assertEquals(" where l.width >= :widthFrom", ask("widthFrom", width).where(""));
    }

    @Test
    void several_values_of_a_filter_match_any_of_them() {
        assertEquals(" where l.name = :name", ask("name", "a").where(""));
        for (var asked : List.of(ask("name", "a,b"), ask("name", "a", "name", "b"))) {
            assertEquals(" where l.name = any(:name)", asked.where(""));
            assertArrayEquals(new String[] {"a", "b"}, (String[]) asked.values().get("name"));
        }
        assertEquals("a,b", ask("name", "a\\,b").values().get("name"));
        assertEquals("a", ask("name", "a,a").values().get("name"));
        assertEquals(" where ((l.lane = 'left') or (l.lane = 'right'))", ask("lane", "left,right").where(""));
        assertEquals(" where l.hue && :hue::text[]", ask("hue", "red").where(""));
        assertArrayEquals(new String[] {"red"}, (String[]) ask("hue", "red").values().get("hue"));
        assertNotEquals(query("name", "a,b").fingerprint("name"), query("name", "a\\,b").fingerprint("name"));
    }

    @Test
    void one_wrong_value_among_several_is_refused_and_so_are_too_many() {
        assertEquals(List.of("?lane choice"), errors("lane", "left,middle"));
        assertEquals(List.of("?country format"), errors("country", "DE,"));
        assertEquals(List.of("?country format"), errors("country", "DE,".repeat(50) + "DE"));
        assertEquals(List.of("?from format"), errors("from", "2026-01-01,2026-01-02"));
    }

    @Test
    void an_error_names_what_is_allowed() {
        assertEquals(Map.of("allowed", List.of("left", "right")), refused("lane", "up").wording().values());
        assertEquals("must be one of left, right", refused("lane", "up").detail());
        assertEquals(Map.of("allowed", List.of("name", "opensOn", "closesOn")), refused("sort", "up", "limit", "0").wording().values());
        assertEquals(Map.of("min", -5, "max", 10_000), refused("widthFrom", "much").wording().values());
        assertEquals(List.of("count", "country", "cursor", "from", "hue", "lane", "limit", "name", "sort", "widthFrom"),
                refused("nmae", "x").wording().values().get("allowed"));
        var sort = assertThrows(Refusal.class, () -> ask("sort", "up"));
        assertEquals("?sort", sort.pointer());
        assertEquals("Sort by one of [name, opensOn, closesOn]. A leading - sorts descending.", sort.detail());
    }

    private FieldError refused(String... namesAndValues) {
        return assertThrows(Query.InvalidParameters.class, () -> ask(namesAndValues)).errors().getLast();
    }

    @Test
    void a_wrong_order_is_told_with_all_else() {
        assertEquals(List.of("?limit range", "?sort choice"), errors("limit", "0", "sort", "colour"));
    }

    @Test
    void what_no_database_keeps_is_refused() {
        assertEquals(List.of("?name format"), errors("name", "a\0b"));
        assertEquals(List.of("?name format"), errors("name", "a\ud800b"));
    }

    @Test
    void queries_that_read_alike_are_not_taken_for_each_other() {
        assertNotEquals(query("a", "1, b=2").fingerprint("name"), query("a", "1", "b", "2").fingerprint("name"));
        assertNotEquals(query("a", "1").fingerprint("name"), query("a", "1").fingerprint("-name"));
        assertEquals(query("a", "1", "limit", "5", "count", "true").fingerprint("name"),
                query("a", "1", "cursor", "c").fingerprint("name"));
    }

    @Test
    void an_unknown_order_is_refused_and_the_default_is_the_lists() {
        assertEquals(
                RequestRefusal.INVALID_SORT, assertThrows(Refusal.class, () -> ask("sort", "--name")).reason());
        assertEquals(" order by l.opens_on desc, l.id desc", ask().order().by());
        assertEquals(" order by l.name, l.id", ask("sort", "name").order().by());
    }

    @Test
    void the_next_page_begins_after_key_and_id_in_the_lists_direction() {
        var asked = ask("sort", "-opensOn", "name", "x");
        asked.after(new Cursor.Position("2026-03-01", new UUID(1, 2)));

        assertEquals(" where l.name = :name and (l.opens_on, l.id) < (:afterKey::date, :afterId)",
                asked.where(asked.stretches().getFirst()));
    }

    @Test
    void what_has_no_value_stands_last_in_either_order() {
        assertEquals(List.of(""), ask("sort", "closesOn").stretches());
        var asked = ask("sort", "-closesOn");
        assertEquals(List.of("l.closes_on < 'infinity'::date", "l.closes_on = 'infinity'::date"), asked.stretches());
        asked.after(new Cursor.Position("2026-03-01", new UUID(1, 2)));
        assertEquals(
                List.of("(l.closes_on, l.id) < (:afterKey::date, :afterId)", "l.closes_on = 'infinity'::date"), asked.stretches());
        var last = ask("sort", "-closesOn");
        last.after(new Cursor.Position("infinity", new UUID(1, 2)));
        assertEquals(List.of("l.closes_on = 'infinity'::date and l.id < :afterId"), last.stretches());
    }

    private static Query query(String... namesAndValues) {
        var given = new MultivaluedHashMap<String, String>();
        for (int at = 0; at < namesAndValues.length; at += 2) given.add(namesAndValues[at], namesAndValues[at + 1]);
        return Query.of(given);
    }

    private Asked ask(String... namesAndValues) {
        var call = Call.of("test", new UUID(1, 1));
        return call.run(() -> gates.ask(query(namesAndValues)));
    }

    private List<String> errors(String... namesAndValues) {
        return told(assertThrows(Query.InvalidParameters.class, () -> ask(namesAndValues)));
    }

    private static List<String> told(Query.InvalidParameters refused) {
        return refused.errors().stream().map((FieldError error) -> error.pointer() + " " + error.code()).toList();
    }
}
