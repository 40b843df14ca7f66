package io.perennial.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.perennial.kernel.Id;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Money;
import io.perennial.platform.testing.Given;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    record GateId(UUID value) implements Id {
        @Override
        public String prefix() {
            return "gate";
        }
    }

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Lock(@NotNull @Characters(max = 5) String name, boolean open, int turns) {}

    record Gate(
            @Nullable GateId id,
            @Nullable @Characters(max = 10) String name,
            @Nullable Colour colour,
            @Max(50) @Nullable Integer width,
            @Nullable Long weight,
            @Nullable Double height,
            @Nullable Boolean wide,
            @Nullable BigDecimal price,
            @Nullable Money fee,
            @Nullable Instant seenAt,
            @Nullable LocalDate opensOn,
            @Nullable Period term,
            @Nullable ZoneId zone,
            @Nullable Locale locale,
            @Nullable Currency currency,
            @Nullable @Size(max = 3) List<@NotNull @Valid Lock> locks,
            @Nullable Map<String, Object> rest) {}

    private final Json json = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    @Test
    void what_is_written_is_read_back_the_same() throws IOException {
        var text = """
                {"id":"gate_01h455vb4pex5vsknk084sn02q","name":"北门","colour":"dark_blue","width":3,"weight":5000000000,"height":1.5,\
                "wide":true,"price":"12.50","fee":{"amount":"1.00","currency":"EUR"},"seenAt":"2026-03-01T09:00:00Z",\
                "opensOn":"2026-03-01","term":"P12M","zone":"Europe/Berlin","locale":"zh-Hans","currency":"CNY",\
                "locks":[{"name":"top","open":true,"turns":2}],"rest":{"size":3,"share":1.5,"old":true}}""";

        assertEquals(text, new String(json.write(read(text)), StandardCharsets.UTF_8));
    }

    @Test
    void every_error_is_told_at_once_with_its_place() {
        assertEquals(
                List.of("/bogus unknown_field", "/colour choice", "/locks/0/open type", "/locks/1 type",
                        "/locks/2/name required", "/locks/2/x unknown_field", "/width range"),
                errors("""
                        {"bogus": {"deep": [1]}, "colour": "green", "width": 51,
                         "locks": [{"name": "a", "open": "yes"}, 7, {"x": {"y": [1]}, "open": true}]}""").stream().sorted().toList());
    }

    @ParameterizedTest(name = "{0}: {1} is refused as {2}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            id,       `"acct_01h455vb4pex5vsknk084sn02q"`, format
            id,       `"gate_91h455vb4pex5vsknk084sn02q"`, format
            id,       `7`,                                 type
            name,     `7`,                                 type
            name,     `["a"]`,                             type
            name,     `"01234567890"`,                     size
            name,     `"  "`,                              size
            name,     `"a\\u0000b"`,                       format
            name,     `"a\\ud800b"`,                       format
            name,     `"a\\udc00"`,                        format
            colour,   `"RED"`,                             choice
            colour,   `"dark-blue"`,                       choice
            colour,   `0`,                                 type
            colour,   `""`,                                choice
            width,    `"3"`,                               type
            width,    `3.0`,                               type
            width,    `true`,                              type
            width,    `99999999999`,                       range
            weight,   `99999999999999999999`,              range
            height,   `"1.5"`,                             type
            height,   `1e999`,                             range
            height,   `1e-2000000000`,                     range
            wide,     `"true"`,                            type
            wide,     `1`,                                 type
            price,    `12.50`,                             type
            price,    `"12,50"`,                           format
            price,    `"1e3"`,                             format
            price,    `"1234567890123456"`,                format
            price,    `"0.1234567"`,                       format
            fee,      `"12.50 EUR"`,                       type
            fee,      `12`,                                type
            seenAt,   `"2026-03-01T09:00:00"`,             format
            seenAt,   `"+10000-03-01T09:00:00Z"`,          format
            seenAt,   `1772355600`,                        type
            opensOn,  `"2026-02-30"`,                      format
            opensOn,  `"0026-02-03"`,                      format
            opensOn,  `[2026,2,3]`,                        type
            term,     `"PT5M"`,                            format
            term,     `"P1Y2M"`,                           format
            zone,     `"Mars/Olympus"`,                    format
            zone,     `"+02:00"`,                          format
            locale,   `"zh_Hans"`,                         format
            locale,   `""`,                                format
            currency, `"EURO"`,                            format
            currency, `"eur"`,                             format
            locks,    `{}`,                                type
            rest,     `[]`,                                type
            fee,      `""`,                                type
            locks,    `""`,                                type
            locks,    `" "`,                               type
            locks,    `[""]`,                              type
            rest,     `""`,                                type
            rest,     `"  "`,                              type
            """)
    void a_wrong_value_is_refused_where_it_stands(String field, String value, String code) {
        var place = value.equals("[\"\"]") ? field + "/0" : field;
        assertEquals(List.of("/" + place + " " + code), errors("{\"%s\": %s}".formatted(field, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"rest\": {\"x\": \"a\\u0000b\"}}", "{\"rest\": {\"x\": [\"a\\ud800b\"]}}", "{\"rest\": {\"x\": 1e999}}",
        "{\"rest\": {\"x\": -1e999}}"
    })
    void fields_of_no_declared_type_are_read_as_strictly(String body) {
        assertEquals(1, errors(body).size(), () -> errors(body).toString());
    }

    @Test
    void parts_of_money_are_named_themselves() {
        assertEquals(List.of("/fee/amount type", "/fee/currency format"), errors("{\"fee\": {\"amount\": 12.5, \"currency\": \"Euro\"}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "7", "\"gate\"", "true"})
    void a_body_is_an_object(String body) {
        assertEquals(List.of(" type"), errors(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "{]", "{'name': 1}", "{\"name\": \"a\",}", "{name: 1}", "{} {}", "{} x", "{\"name\": \"a\", \"name\": \"b\"}",
        "{\"rest\": {\"x\": 1, \"x\": 2}}", "{\"width\": 03}", "{\"width\": NaN}", "{\"name\": \"a\tb\"}", "// no\n{}", "{\"\\ud800\": 1}",
        "{\"name\": \"\\x\"}"
    })
    void what_is_no_json_is_said_to_be_none(String body) {
        assertThrows(JsonProcessingException.class, () -> read(body));
    }

    @Test
    void a_made_up_name_is_told_as_a_step_of_a_json_pointer() {
        assertEquals(List.of("/a~1b~0c unknown_field"), errors("{\"a/b~c\": 1}"));
    }

    @Test
    void of_many_errors_the_first_hundred_are_told() {
        var many = "[" + "{},".repeat(500) + "{}]";

        assertEquals(100, errors("{\"locks\": " + many + "}").size());
        assertEquals(100, errors("{\"locks\": " + many.replace("{}", "7") + "}").size());
    }

    @Test
    void a_missing_field_and_a_null_are_the_same() throws IOException {
        assertEquals(read("{}"), read("{\"name\": null, \"width\": null, \"locks\": null}"));
        assertEquals(read("{\"locks\": [{\"name\": \"a\"}]}"), read("{\"locks\": [{\"name\": \"a\", \"open\": null, \"turns\": null}]}"));
    }

    @Test
    void a_part_of_a_body_is_read_with_the_same_care() throws IOException {
        var part = json.read("{\"colour\": \"green\", \"width\": \"3\", \"price\": 5}".getBytes(StandardCharsets.UTF_8), ObjectNode.class);
        var refused = assertThrows(Invalid.class, () -> json.read(part, Gate.class));

        assertEquals(List.of("/colour choice", "/width type", "/price type"), told(refused));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "text"})
    void a_part_that_is_a_text_is_no_object(String text) {
        assertEquals(List.of(" type"), told(assertThrows(Invalid.class, () -> json.read(TextNode.valueOf(text), Gate.class))));
    }

    @Test
    void a_patch_that_takes_away_what_there_is_not_is_a_typing_error() throws IOException {
        var gate = read("{\"name\": \"a\"}");
        var patch =
                new MergePatch(json.read("{\"nmae\": null, \"rest\": {\"x\": null}}".getBytes(StandardCharsets.UTF_8), ObjectNode.class));

        assertEquals(List.of("/nmae unknown_field"), told(assertThrows(Invalid.class, () -> json.merge(gate, patch, Gate.class))));
    }

    @Test
    void a_patch_changes_what_it_names_and_empties_what_it_sets_to_null() throws IOException {
        var gate = read("{\"name\": \"a\", \"width\": 3, \"rest\": {\"x\": 1, \"y\": 2}}");
        var patch =
                new MergePatch(json.read("{\"name\": null, \"rest\": {\"x\": null}}".getBytes(StandardCharsets.UTF_8), ObjectNode.class));

        assertEquals(read("{\"width\": 3, \"rest\": {\"y\": 2}}"), json.merge(gate, patch, Gate.class));
    }

    @Test
    void what_another_module_has_to_say_comes_with_all_else_that_is_wrong() throws IOException {
        FurtherErrors widths = (body, before) -> List
                .of(new FieldError("/rest/width", "choice", "before " + (before == null ? 0 : ((Gate) before).width())));
        var told = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of(widths));
        var wrong = new MergePatch(json.read("{\"name\": \"too long for a gate\"}".getBytes(StandardCharsets.UTF_8), ObjectNode.class));

        assertEquals(List.of("/name size", "/rest/width choice"), told(assertThrows(Invalid.class, () -> told.merge(wrong, Gate.class))));
        var errors = assertThrows(Invalid.class, () -> told.merge(read("{\"width\": 3}"), wrong, Gate.class)).errors();
        assertEquals("before 3", errors.getLast().detail());
        assertEquals(read("{}"), told.read("{}".getBytes(StandardCharsets.UTF_8), Gate.class));
    }

    @Test
    void an_error_has_the_limits_of_its_rule_for_programs() {
        assertEquals(Map.of("allowed", List.of("red", "dark_blue")), limits("{\"colour\": \"green\"}"));
        assertEquals(Map.of("min", 1, "max", 10), limits("{\"name\": \"\"}"));
        assertEquals(Map.of("max", 50L), limits("{\"width\": 51}"));
        assertEquals(Map.of("format", "date"), limits("{\"opensOn\": \"2026-02-30\"}"));
        assertEquals(Map.of("type", "integer"), limits("{\"width\": \"3\"}"));
        assertEquals(Map.of("prefix", "gate"), limits("{\"id\": \"acct_01h455vb4pex5vsknk084sn02q\"}"));
        assertEquals(Map.of("type", "array"), limits("{\"locks\": 7}"));
    }

    private Map<String, Object> limits(String body) {
        return assertThrows(Invalid.class, () -> read(body)).errors().getFirst().wording().values();
    }

    @Test
    void what_was_stored_is_read_however_long_it_is() {
        var letters = List.of("y".repeat(1_500_000));
        var fine = List.of(new BigDecimal("0.000000000001"));

        assertEquals(letters, Stored.value(Json.forDatabase(letters), new TypeReference<List<String>>() {}));
        assertEquals(fine, Stored.value(Json.forDatabase(fine), new TypeReference<List<BigDecimal>>() {}));
    }

    @Test
    void a_missing_value_is_required() {
        var refused = assertThrows(Invalid.class, () -> read("{\"locks\": [{}]}"));

        assertEquals("is required", refused.errors().getFirst().detail());
    }

    private Gate read(String body) throws IOException {
        return json.read(body.getBytes(StandardCharsets.UTF_8), Gate.class);
    }

    private List<String> errors(String body) {
        return told(assertThrows(Invalid.class, () -> read(body)));
    }

    private static List<String> told(Invalid refused) {
        return refused.errors().stream().map(error -> error.pointer() + " " + error.code()).collect(Collectors.toList());
    }
}
