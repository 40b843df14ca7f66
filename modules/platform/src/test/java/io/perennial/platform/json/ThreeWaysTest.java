package io.perennial.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Id;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreeWaysTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Price(@NotNull String amount, @NotNull String currency) {}

    record Wish(@Nullable Boolean mail, @Nullable Boolean phone) {}

    record PlotId(UUID value) implements Id {
        @Override
        public String prefix() {
            return "plot";
        }
    }

    record Plant(
            @NotNull String name, @Nullable Integer height, Boolean evergreen, @Nullable List<String> tags, @Nullable Price price,
            @Nullable Wish wish, @Nullable Map<String, Object> own, @Nullable PlotId plot) {
        Plant {
            evergreen = evergreen != null && evergreen;
            tags = tags == null ? List.of() : tags;
        }
    }

    /** The table of known answers: a is agreed, t is theirs, o is ours; - for a field that was never named. */
    @ParameterizedTest(name = "{0} / {1} / {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"height":100} | {"height":100}  | {"height":120} | {}              |
            {"height":100} | {"height":110}  | {"height":100} | {"height":110}  |
            {"height":100} | {"height":110}  | {"height":110} | {}              |
            {"height":100} | {"height":110}  | {"height":120} | {"height":110}  | /height 100 110 120
            {"height":100} | {"height":null} | {"height":100} | {"height":null} |
            {"height":100} | {}              | {"height":100} | {"height":null} |
            {"height":100} | {}              | {"height":120} | {"height":null} | /height 100 null 120
            {}             | {}              | {"height":120} | {}              |
            {}             | {"height":110}  | {"height":120} | {"height":110}  | /height - 110 120
            {}             | {"height":110}  | {}             | {"height":110}  |
            {}             | {"tags":["a"]}  | {"tags":[]}    | {"tags":["a"]}  |
            {}             | {"evergreen":true} | {}          | {"evergreen":true} |
            {"tags":["a"]} | {"tags":["a","b"]} | {"tags":["c"]} | {"tags":["a","b"]} | /tags ["a"] ["a","b"] ["c"]
            {"tags":[]}    | {}               | {"tags":["b"]} | {}              |
            {"tags":["a"]} | {}               | {"tags":[]}    | {}              |
            {"tags":["a"]} | {}               | {"tags":["b"]} | {"tags":[]}     | /tags ["a"] [] ["b"]
            {"evergreen":true} | {}           | {"evergreen":false} | {}         |
            {"own":{"x":1}} | {"own":{"x":2}} | {"own":{"x":1,"y":3}} | {"own":{"x":2}} |
            {"own":{"x":1}} | {"own":{}}      | {"own":{"x":1,"y":3}} | {"own":{"x":null}} |
            {"own":{"x":1}} | {}              | {"own":{"x":1,"y":3}} | {"own":{"x":null}} |
            {"own":{"x":1}} | {"own":null}    | {"own":{"x":4,"y":3}} | {"own":{"x":null}} | /own/x 1 null 4
            {}             | {"plot":"plot_01h455vb4pex5vsknk084sn02q"} | {} | {"plot":"plot_01h455vb4pex5vsknk084sn02q"} |
            {"plot":"plot_01h455vb4pex5vsknk084sn02q"} | {} | {"plot":"plot_01h455vb4pex5vsknk084sn02q"} | {"plot":null} |
            {"wish":{"mail":true}} | {"wish":{"mail":false}} | {"wish":{"mail":true,"phone":true}} | {"wish":{"mail":false}} |
            {"price":{"amount":"1","currency":"EUR"}} | {"price":{"amount":"2","currency":"EUR"}} | {"price":{"amount":"1","currency":"USD"}} | {"price":{"amount":"2","currency":"EUR"}} | /price {"amount":"1","currency":"EUR"} {"amount":"2","currency":"EUR"} {"amount":"1","currency":"USD"}
            """)
    void a_source_changes_what_it_says_differently(String agreed, String theirs, String ours, String patch, @Nullable String clash)
            throws JsonProcessingException {
        var merged = said(theirs).into(said(ours).body(), said(agreed).values(), Keeping.NOTHING);

        assertEquals(MAPPER.readTree(patch), merged.patch());
        assertEquals(clash == null ? "" : clash, merged.clashes().stream().map(ThreeWaysTest::told).collect(Collectors.joining(";")));
    }

    @ParameterizedTest(name = "{0} / {1} / {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"height":100} | {"height":100,"name":"a"} | {"height":120} | {"name":"a"} |
            {"height":100} | {"height":110,"name":"a"} | {"height":120} | {"name":"a"} | /height 100 110 120
            {"height":100} | {"height":110,"name":"a"} | {"height":100} | {"name":"a"} | /height 100 110 100
            {"height":100} | {"name":"a"}              | {"height":120} | {"name":"a"} | /height 100 null 120
            """)
    void a_settled_field_stays_and_what_the_source_says_of_it_is_a_clash(
            String agreed, String theirs, String ours, String patch, @Nullable String clash) throws JsonProcessingException {
        var merged = said(theirs).into(said(ours).body(), said(agreed).values(), new Keeping(Set.of("height"), Set.of()));

        assertEquals(MAPPER.readTree(patch), merged.patch());
        assertEquals(clash == null ? "" : clash, merged.clashes().stream().map(ThreeWaysTest::told).collect(Collectors.joining(";")));
        assertEquals(merged.clashes(), merged.replacing().clashes());
        assertTrue(merged.clashes().stream().allMatch(one -> one.kept() == ThreeWays.Kept.OURS));
    }

    /** A wish for no mail was a person's, or the source's own. */
    @ParameterizedTest(name = "{0} / {1} / {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"wish":{"mail":true}}  | {"wish":{"mail":true}}  | {"wish":{"mail":false}} | {} |
            {"wish":{"mail":true}}  | {}                      | {"wish":{"mail":false}} | {} | /wish/mail true null false
            {}                      | {"wish":{"mail":true}}  | {"wish":{"mail":false}} | {} | /wish/mail - true false
            {"wish":{"mail":false}} | {"wish":{"mail":true}}  | {"wish":{"mail":false}} | {"wish":{"mail":true}} |
            """)
    void what_a_person_refused_stays_unless_the_source_said_so_itself(
            String agreed, String theirs, String ours, String patch, @Nullable String clash) throws JsonProcessingException {
        var merged = said(theirs).into(said(ours).body(), said(agreed).values(), new Keeping(Set.of(), Set.of(new Place("wish", "mail"))));

        assertEquals(MAPPER.readTree(patch), merged.patch());
        assertEquals(clash == null ? "" : clash, merged.clashes().stream().map(ThreeWaysTest::told).collect(Collectors.joining(";")));
    }

    private static String told(ThreeWays.Clash clash) {
        JsonNode agreed = clash.agreed();
        return clash.place().pointer() + " " + (agreed == null ? "-" : agreed) + " " + clash.theirs() + " " + clash.ours();
    }

    @Test
    void what_is_said_is_compared_in_the_form_of_the_record() throws JsonProcessingException {
        assertEquals(said("{\"tags\": null}").values(), said("{\"tags\": []}").values());
        assertTrue(said("{\"colour\": \"red\"}").isFaulty());
        assertTrue(said("{\"height\": \"tall\"}").isFaulty());
        assertFalse(said("{\"height\": 3}").isFaulty());
    }

    @Test
    void the_same_fields_in_another_order_are_the_same_statement() throws JsonProcessingException {
        var one = statement("{\"name\": \"Yew\", \"own\": {\"x\": 1, \"y\": 2}}");

        assertEquals(one.digest(), statement("{\"own\": {\"y\": 2, \"x\": 1}, \"name\": \"Yew\"}").digest());
        assertEquals(one.digest(), Statement.stored(one.text()).digest());
        assertEquals(43, one.digest().length());
        assertNotEquals(one.digest(), statement("{\"name\": \"Yew\", \"own\": {\"x\": 1, \"y\": null}}").digest());
    }

    @Test
    void an_amendment_takes_the_place_of_what_it_names_and_keeps_what_is_said_to_be_empty() throws JsonProcessingException {
        var said = statement("{\"name\": \"Yew\", \"height\": 3, \"own\": {\"x\": 1, \"y\": 2}}");

        assertEquals(statement("{\"name\": \"Yew\", \"height\": null, \"own\": {\"x\": 1, \"y\": null}}"),
                said.amended(statement("{\"height\": null, \"own\": {\"y\": null}}")));
    }

    private static Said<Plant> said(String json) throws JsonProcessingException {
        return Said.of(statement(json), Plant.class);
    }

    private static Statement statement(String json) throws JsonProcessingException {
        return new Statement((ObjectNode) MAPPER.readTree(json));
    }

    record Bed(@Nullable String name, @Nullable BigDecimal width, List<Row> rows, @Nullable Map<String, Object> own) {
        Bed {
            rows = rows == null ? List.of() : rows;
        }
    }

    record Row(BigDecimal seeds) {}

    private static Said<Bed> bed(String json) throws JsonProcessingException {
        return Said.of(new Statement((ObjectNode) MAPPER.readTree(json)), Bed.class);
    }

    /** A source that says 1.0 where it said 1 has changed nothing, and undoes nothing that others changed. */
    @ParameterizedTest(name = "{0} / {1} / {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"width":"1"}            | {"width":"1.0"}            | {"width":"7"}            | {}
            {"width":"1"}            | {"width":"2.50"}           | {"width":"2.5"}          | {}
            {"width":"1.0"}          | {"width":"2"}              | {"width":"1"}            | {"width":"2"}
            {"rows":[{"seeds":"1"}]} | {"rows":[{"seeds":"1.00"}]} | {"rows":[{"seeds":"9"}]} | {}
            {"rows":[{"seeds":"1"}]} | {"rows":[{"seeds":"1.01"}]} | {"rows":[{"seeds":"1.00"}]} | {"rows":[{"seeds":"1.01"}]}
            {"own":{"x":1}}          | {"own":{"x":1.0}}          | {"own":{"x":9}}          | {}
            {"name":"1"}             | {"name":"1.0"}             | {"name":"1"}             | {"name":"1.0"}
            """)
    void numbers_are_compared_by_value_and_texts_are_not(String agreed, String theirs, String ours, String patch)
            throws JsonProcessingException {
        var merged = bed(theirs).into(bed(ours).body(), bed(agreed).values(), Keeping.NOTHING);

        assertEquals(MAPPER.readTree(patch), merged.patch());
        assertEquals(List.of(), merged.clashes());
    }

    @Test
    void a_statement_with_the_same_numbers_has_the_same_digest() throws JsonProcessingException {
        assertEquals(digest("{\"own\": {\"x\": [1.0, 2]}}"), digest("{\"own\": {\"x\": [1, 2.0]}}"));
        assertNotEquals(digest("{\"own\": {\"x\": 1}}"), digest("{\"own\": {\"x\": 1.5}}"));
        assertNotEquals(digest("{\"name\": \"1\"}"), digest("{\"name\": \"1.0\"}"));
    }

    private static String digest(String json) throws JsonProcessingException {
        return new Statement((ObjectNode) MAPPER.readTree(json)).digest();
    }
}
