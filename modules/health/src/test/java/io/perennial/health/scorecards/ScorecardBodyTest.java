package io.perennial.health.scorecards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.health.sources.OwnSources;
import io.perennial.health.sources.Source;
import io.perennial.health.sources.SourceKind;
import io.perennial.health.sources.Sources;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.platform.json.Json;
import io.perennial.platform.testing.Given;
import jakarta.validation.Validation;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScorecardBodyTest {
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final String SOUND =
            """
            {"name": "Everyone", "measures": [
              {"key": "logins", "weight": 6000, "source": {"kind": "usage_sum", "of": "logins", "days": 30}, "direction": "higher_is_better",
               "pieces": [{"to": "0", "start": 0, "end": 0}, {"from": "0", "to": "100", "start": 0, "end": 10000}, {"from": "100", "start": 10000, "end": 10000}]},
              {"key": "silence", "weight": 4000, "source": {"kind": "days_since_contact"}, "direction": "lower_is_better",
               "pieces": [{"to": "14", "start": 10000, "end": 10000}, {"from": "14.0", "to": "90", "start": 9000, "end": 0}, {"from": "90", "start": 0, "end": 0}]}],
             "exceptions": [{"key": "quiet", "measure": "silence", "when": "at_least", "value": "60", "atMost": 5000}]}
            """;

    private final Json json = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    @Test
    void what_is_left_out_has_its_default() {
        var body = body(tree -> tree.remove("exceptions"));

        assertEquals(100, body.precedence());
        assertEquals(RollUp.NONE, body.rollUp());
        assertEquals(List.of(), body.segments());
        assertEquals(List.of("red", "yellow", "green"), body.bands().stream().map(Band::name).toList());
    }

    @Test
    void a_piece_begins_where_the_one_before_ends_whatever_the_zeros_behind_the_point() {
        assertEquals(List.of(), errors(tree -> {}));
        assertEquals(List.of("/measures/1/pieces/1/from rule"), errors(tree -> piece(tree, 1, 1).put("from", "14.5")));
        assertEquals(List.of("/measures/1/pieces/1/from rule"), errors(tree -> piece(tree, 1, 1).put("from", "13")));
    }

    @Test
    void pieces_go_from_minus_to_plus_infinity() {
        assertEquals(List.of("/measures/0/pieces/0/from rule"), errors(tree -> piece(tree, 0, 0).put("from", "-5")));
        assertEquals(List.of("/measures/0/pieces/2/to rule"), errors(tree -> piece(tree, 0, 2).put("to", "200")));
        assertEquals(List.of("/measures/0/pieces/1/from required"), errors(tree -> piece(tree, 0, 1).remove("from")));
        assertEquals(List.of("/measures/0/pieces/1/to required"), errors(tree -> piece(tree, 0, 1).remove("to")));
        assertEquals(List.of("/measures/0/pieces/1/to rule"), errors(tree -> {
            piece(tree, 0, 1).put("to", "0");
            piece(tree, 0, 2).put("from", "0");
        }));
    }

    @Test
    void without_a_bound_on_either_side_the_points_are_the_same_all_along() {
        assertEquals(List.of("/measures/0/pieces/2/end rule"), errors(tree -> piece(tree, 0, 2).put("start", 10000).put("end", 9000)));
    }

    @Test
    void points_never_go_against_the_direction() {
        assertEquals(List.of("/measures/0/pieces/1/end rule"), errors(tree -> piece(tree, 0, 1).put("start", 5000).put("end", 4000)));
        assertEquals(List.of("/measures/0/pieces/2/start rule"), errors(tree -> piece(tree, 0, 2).put("start", 9000).put("end", 9000)));
        assertEquals(List.of("/measures/1/pieces/1/start rule"), errors(tree -> piece(tree, 1, 0).put("start", 3000).put("end", 3000)));
        assertEquals(List.of("/measures/1/pieces/1/end rule"), errors(tree -> piece(tree, 1, 1).put("start", 5000).put("end", 6000)));
    }

    @Test
    void no_two_of_a_kind_are_called_the_same() {
        assertEquals(List.of("/measures/1/key repeated"), errors(tree -> {
            ((ObjectNode) tree.at("/measures/1")).put("key", "logins");
            tree.remove("exceptions");
        }));
        assertEquals(List.of("/segments/2 repeated"), errors(tree -> tree.putArray("segments").add("small").add("large").add("small")));
        assertEquals(List.of("/bands/1/name repeated"), errors(tree -> {
            tree.putArray("bands").addObject().put("name", "red").put("from", 0);
            tree.withArray("bands").addObject().put("name", "red").put("from", 10);
        }));
    }

    @Test
    void bands_begin_at_nought_and_rise() {
        assertEquals(List.of("/bands/0/from rule", "/bands/1/from rule"), errors(tree -> {
            tree.putArray("bands").addObject().put("name", "red").put("from", 10);
            tree.withArray("bands").addObject().put("name", "green").put("from", 10);
        }));
    }

    @Test
    void an_exception_looks_at_a_measure_and_compares_where_there_is_something_to_compare() {
        assertEquals(List.of("/exceptions/0/measure unknown_measure"), errors(tree -> exception(tree).put("measure", "noise")));
        assertEquals(List.of("/exceptions/0/value required"), errors(tree -> exception(tree).remove("value")));
        assertEquals(List.of("/exceptions/0/value rule"), errors(tree -> exception(tree).put("when", "unknown")));
        assertEquals(List.of(), errors(tree -> exception(tree).put("when", "unknown").remove("value")));
    }

    @Test
    void what_fields_lack_and_what_contradicts_itself_is_told_at_once() {
        assertEquals(
                List.of("/exceptions/0/atMost range", "/measures/0/pieces/1/start required", "/measures/0/pieces/2/from rule",
                        "/measures/1/weight type", "/name required"),
                errors(tree -> {
                    tree.remove("name");
                    piece(tree, 0, 1).remove("start");
                    piece(tree, 0, 2).put("from", "101");
                    ((ObjectNode) tree.at("/measures/1")).put("weight", "heavy");
                    exception(tree).put("atMost", 10_001);
                }));
    }

    @Test
    void a_source_is_one_that_somebody_knows_and_is_told_what_it_needs_and_no_more() {
        assertEquals(List.of(), told(ScorecardFaults.ofSources(body(tree -> {}), ScorecardBodyTest::kind)));
        assertEquals(
                List.of("/measures/0/source/of required", "/measures/0/source/days required", "/measures/1/source/kind unknown_source"),
                told(ScorecardFaults.ofSources(body(tree -> {
                    ((ObjectNode) tree.at("/measures/0/source")).remove(List.of("of", "days"));
                    ((ObjectNode) tree.at("/measures/1/source")).put("kind", "horoscope");
                }), ScorecardBodyTest::kind)));
        assertEquals(
                List.of("/measures/1/source/of rule", "/measures/1/source/days rule"),
                told(ScorecardFaults.ofSources(body(tree -> ((ObjectNode) tree.at("/measures/1/source")).put("of", "x").put("days", 3)),
                        ScorecardBodyTest::kind)));
    }

    /** Sources are checked as far as possible in a body that lacks other fields. */
    @Test
    void sources_are_looked_at_whatever_else_is_wrong() {
        var unknown = new Measure("stars", null, null, 1, new Source("horoscope", null, null), Direction.HIGHER_IS_BETTER, List.of(), null);
        var nameless = new Measure("void", null, null, 1, new Source(null, null, null), Direction.HIGHER_IS_BETTER, List.of(), null);
        var without = new Measure("none", null, null, 1, null, Direction.HIGHER_IS_BETTER, List.of(), null);
        var errors = new SourceErrors(OwnSources.all());

        assertEquals(List.of("/measures/3/source/kind unknown_source"), told(errors.of(
                new ScorecardBody(null, null, List.of(), null, Arrays.asList(null, nameless, without, unknown), List.of(), List.of(), null),
                null)));
        assertEquals(List.of(), errors.of(new ScorecardBody(null, null, List.of(), null, null, List.of(), List.of(), null), null));
        assertEquals(List.of(), errors.of("another body", null));
    }

    @Test
    void all_that_begin_alike_are_looked_at_where_the_kind_takes_many() {
        assertEquals(List.of(), told(ScorecardFaults.ofSources(body(tree -> ((ObjectNode) tree.at("/measures/0/source")).put("of", "log*")),
                ScorecardBodyTest::kind)));
        assertEquals(List.of("/measures/0/source/of rule"), told(ScorecardFaults.ofSources(
                body(tree -> ((ObjectNode) tree.at("/measures/0/source")).put("kind", "signal").put("of", "log*").remove("days")),
                ScorecardBodyTest::kind)));
        assertEquals(List.of("/measures/0/source/of format"), errors(tree -> ((ObjectNode) tree.at("/measures/0/source")).put("of", "*")));
        assertEquals(List.of("/measures/0/source/of format"),
                errors(tree -> ((ObjectNode) tree.at("/measures/0/source")).put("of", "l*s")));
    }

    @Test
    void only_what_is_published_must_weigh_ten_thousand_and_do_something() {
        assertEquals(List.of(), told(ScorecardFaults.ofPublication(body(tree -> {}))));
        assertEquals(List.of("/measures weights"),
                told(ScorecardFaults.ofPublication(body(tree -> ((ObjectNode) tree.at("/measures/0")).put("weight", 6001)))));
        assertEquals(List.of(), told(ScorecardFaults.ofPublication(body(tree -> weights(tree, 10_000, 0)))));
        assertEquals(List.of("/measures/0/weight rule"), told(ScorecardFaults.ofPublication(body(tree -> weights(tree, 0, 10_000)))));
    }

    private static void weights(ObjectNode tree, int first, int second) {
        ((ObjectNode) tree.at("/measures/0")).put("weight", first);
        ((ObjectNode) tree.at("/measures/1")).put("weight", second);
    }

    private static Optional<SourceKind> kind(String name) {
        return switch (name) {
            case "usage_sum" -> Optional.of(new SourceKind(name, "points", true, true, true, Wording.of("Computed.")));
            case "signal" -> Optional.of(new SourceKind(name, "units", true, false, false, Wording.of("Computed.")));
            case "days_since_contact" -> Optional.of(new SourceKind(name, "days", false, false, false, Wording.of("Computed.")));
            default -> Optional.empty();
        };
    }

    private static ObjectNode piece(ObjectNode tree, int measure, int piece) {
        return (ObjectNode) tree.at("/measures/" + measure + "/pieces/" + piece);
    }

    private static ObjectNode exception(ObjectNode tree) {
        return (ObjectNode) tree.at("/exceptions/0");
    }

    private ScorecardBody body(Consumer<ObjectNode> change) {
        try {
            var tree = (ObjectNode) TREES.readTree(SOUND);
            change.accept(tree);
            return json.read(TREES.writeValueAsBytes(tree), ScorecardBody.class);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private List<String> errors(Consumer<ObjectNode> change) {
        try {
            body(change);
            return List.of();
        } catch (Invalid invalid) {
            return told(invalid.errors()).stream().sorted().toList();
        }
    }

    private static List<String> told(List<FieldError> errors) {
        return errors.stream().map(error -> error.pointer() + " " + error.code()).toList();
    }
}
