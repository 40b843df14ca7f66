package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.perennial.kernel.Id;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.records.ExternalKey;
import io.perennial.records.PartBody;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaDriftTest {
    private static final ApiClasses CLASSES = new ApiClasses();

    @Test
    void each_record_is_as_the_schema_of_its_name() {
        assertEquals("", String.join("\n", new SchemaDrift(Planted.SOUND).complaints(CLASSES.records())));
    }

    /** Schemas without a record: a patch and a statement are trees, custom fields are a map, a token request is a form. */
    private static final Set<String> NO_RECORD =
            Set.of("AccountPatch", "ContactPatch", "ContractPatch", "NotePatch", "ScorecardPatch", "ExpansionPatch", "AccountStatement",
                    "TicketPatch", "TicketStatement", "QueuePatch", "QueueStatement", "MessagePatch", "MessageStatement",
                    "CallbackPatch", "CallbackStatement", "ContactStatement", "ContractStatement", "ExpansionStatement", "CustomFields",
                    "TokenBody", "AccountChange", "RenewalChange", "NamedQueryPatch", "WebhookPatch",
                    "TaskPatch", "VendorPatch", "SurveyPatch", "TaskStatement", "SurveyStatement", "FollowUpRulePatch", "AnswerPatch",
                    "WavePatch",
                    "AnswerStatement",
                    "AnswerValues", "MemberChange");

    @Test
    void each_schema_has_its_record() {
        var missing = new TreeSet<>(new SchemaDrift(Planted.SOUND).withoutRecord(CLASSES.records()));
        missing.removeAll(NO_RECORD);
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void one_record_stands_for_all_pages_and_all_batches() {
        var missing = new SchemaDrift(Planted.SOUND).withoutRecord(CLASSES.records());
        assertTrue(missing.stream().noneMatch(name -> name.endsWith("Page")), missing::toString);
        assertFalse(missing.contains("AccountBatch"));
    }

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

    private static final String GATE = """
        {"type": "object", "required": ["name", "lane"], "additionalProperties": false, "properties": {
          "name": {"type": "string", "minLength": 1, "maxLength": 20},
          "lane": {"type": "string", "pattern": "^[A-Z]{2}$", "maxLength": 2},
          "colour": {"type": "string", "nullable": true, "enum": ["red", "dark_blue", null]},
          "width": {"type": "integer", "nullable": true, "minimum": 0, "maximum": 50},
          "price": {"type": "string", "nullable": true, "format": "decimal", "pattern": "^[0-9]{1,9}(\\\\.[0-9]{1,2})?$"},
          "opensOn": {"type": "string", "nullable": true, "format": "date"},
          "keys": {"type": "array", "maxItems": 5, "items": {"type": "string", "minLength": 0, "maxLength": 9}},
          "rest": {"type": "object", "maxProperties": 7, "additionalProperties": {}},
          "open": {"type": "boolean", "default": false}}}
        """;
    private static final String SIGHT = """
        {"type": "object", "required": ["id", "seen_at", "note"], "properties": {
          "id": {"type": "string", "pattern": "^gate_[0-9a-z]{26}$"},
          "seen_at": {"type": "string", "format": "date-time"},
          "note": {"type": "string", "nullable": true},
          "hint": {"type": "string"}}}
        """;

    static class Good {
        record Gate(
                @NotNull @Size(min = 1, max = 20) String name,
                @NotNull @Pattern(regexp = "[A-Z]{2}") String lane,
                @Nullable Colour colour,
                @Min(0) @Max(50) @Nullable Integer width,

                @PositiveOrZero @Digits(integer = 9, fraction = 2) @Nullable BigDecimal price,

                @Nullable LocalDate opensOn,
                @Size(max = 5) List<@Size(max = 9) String> keys,
                @Size(max = 7) Map<String, Object> rest,
                boolean open) {}

        record Sight(
                GateId id,
                @JsonProperty("seen_at") Instant seenAt,
                @JsonIgnore long version,
                @Nullable String note,

                @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hint) {}
    }

    @Test
    void has_nothing_to_say_of_good_records() {
        assertEquals(List.of(), new SchemaDrift(gates()).complaints(List.of(Good.Gate.class, Good.Sight.class)));
    }

    private static final String LATCH = """
        {"type": "object", "required": ["name"], "properties": {"gateId": {"type": "string", "pattern": "^gate_[0-9a-z]{26}$"},
          "name": {"type": "string", "maxLength": 9}, "externalKeys": {"type": "array"}}}
        """;

    record Latch(@NotNull GateId gateId, @NotNull @Size(max = 9) String name, List<ExternalKey> externalKeys) implements PartBody<Latch> {
        @Override
        public GateId whole() {
            return gateId;
        }

        @Override
        public Latch known(ExternalKey key) {
            return this;
        }
    }

    @Test
    void a_part_that_cannot_name_its_whole_by_an_external_key_is_named() {
        var forgetful = new Planted().set("/components/schemas/Latch", LATCH).set("/paths/~1latches", """
                {"post": {"operationId": "createLatch", "responses": {},
                  "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Latch"}}}}}}
                """);
        assertEquals(List.of("Latch.gate is not specified, but each part can name its whole by an external key"),
                new SchemaDrift(forgetful.document()).complaints(List.of(Latch.class)));

        var sound = forgetful.set("/components/schemas/Latch/properties/gate", "{\"type\": \"object\"}");
        assertEquals(List.of(), new SchemaDrift(sound.document()).complaints(List.of(Latch.class)));
    }

    static class Ugly {
        record Gate(
                @Size(min = 2, max = 30) String name,

                @NotNull @Pattern(regexp = "[A-Z]{3}") @Nullable String lane,

                @Nullable Shape colour,
                @Min(1) int width,
                @Digits(integer = 9, fraction = 4) @Nullable BigDecimal price,
                Instant opensOn,
                @Size(max = 6) List<String> keys,
                Map<String, Object> rest,
                String handle) {}

        record Sight(
                OtherId id,
                @JsonProperty("seen_at") @Nullable Instant seenAt,
                String note,
                String hint) {}
    }

    enum Shape {
        ROUND
    }

    record OtherId(UUID value) implements Id {
        @Override
        public String prefix() {
            return "other";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Gate.name is required, but the record takes it for granted",
        "Gate.name has the minLength 1 as specified, but 2 in the record",
        "Gate.name has the maxLength 20 as specified, but 30 in the record",
        "Gate.lane is required, but the record says @Nullable",
        "Gate.lane has the pattern ^[A-Z]{2}$ as specified, but ^[A-Z]{3}$ in the record",
        "Gate.colour is CHOICE (Shape) in the record",
        "Gate.width has the minimum 0 as specified, but 1 in the record",
        "Gate.width has the maximum 50 as specified, but none in the record",
        "Gate.price has the pattern",
        "Gate.opensOn is INSTANT (Instant) in the record",
        "Gate.opensOn may be missing, but the record does not say @Nullable",
        "Gate.keys has the maxItems 5 as specified, but 6 in the record",
        "Gate.keys[] has the maxLength 9 as specified, but none in the record",
        "Gate.rest has the maxProperties 7 as specified, but none in the record",
        "Gate.open is specified, but",
        "Gate.handle is not specified, but",
        "Sight.id is ID (OtherId) in the record",
        "Sight.seen_at is written as null at times",
        "Sight.note may be null as specified, but never in the record",
        "Sight.hint is always there in the record, but not required"
    })
    void names_each_difference(String complaint) {
        var complaints = new SchemaDrift(gates()).complaints(List.of(Ugly.Gate.class, Ugly.Sight.class));
        assertTrue(
                complaints.stream().anyMatch(found -> found.startsWith(complaint)),
                () -> String.join("\n", complaints));
    }

    @Test
    void names_the_schemas_that_no_record_stands_for() {
        var missing = new SchemaDrift(gates()).withoutRecord(List.of(Good.Gate.class));
        assertFalse(missing.contains("Gate"));
        assertTrue(missing.contains("Sight"));
    }

    @Test
    void finds_our_records_on_the_class_path() {
        assertTrue(
                CLASSES.records().stream().anyMatch(type -> type.getSimpleName().equals("Money")));
        assertTrue(CLASSES.records().stream()
                .noneMatch(type -> type.getSimpleName().equals("Gate")));
    }

    private static ApiDocument gates() {
        return new Planted()
                .set("/components/schemas/Gate", GATE)
                .set("/components/schemas/Sight", SIGHT)
                .set("/paths/~1gates", """
                    {"post": {"operationId": "createGate",
                      "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Gate"}}}},
                      "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Sight"}}}}}}}
                    """)
                .document();
    }
}
