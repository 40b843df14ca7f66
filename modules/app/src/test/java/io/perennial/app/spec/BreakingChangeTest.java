package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.perennial.platform.spec.ApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BreakingChangeTest {
    private static final Path RELEASED = Path.of("..", "..", "api-specs", "v1", "released", "openapi.yaml");
    private static final Path CHANGES = Path.of("target", "api-changes.txt");
    private static final String LIST = "/paths/~1accounts/get";
    private static final String BODY = "/components/schemas/AccountBody";
    private static final String VIEW = "/components/schemas/AccountView";

    /** With {@code -Dspecification.release=true}, the current document becomes the released one. */
    @Test
    void breaks_nothing_that_was_released() throws IOException {
        var current = Planted.SOUND;
        if (Boolean.getBoolean("specification.release")) Files.writeString(RELEASED, current.yaml());
        var released = ApiDocument.of((ObjectNode) new YAMLMapper().readTree(RELEASED.toFile()));
        var comparison = new Compatibility(released, current);
        Files.writeString(CHANGES, comparison.details());
        assertEquals("", String.join("\n", comparison.breaks()), () -> "At length in " + CHANGES.toAbsolutePath());
    }

    private static final ApiDocument SMALL = small(Planted.SOUND);

    static Stream<Arguments> breaks() {
        return Stream.of(
                change("an operation is gone", new Planted().remove(LIST)),
                change("a path is gone", new Planted().remove("/paths/~1limits")),
                change("an answer is gone", new Planted().remove("/paths/~1accounts/post/responses/201")),
                change(
                        "a header of an answer is gone",
                        new Planted().remove("/paths/~1accounts/post/responses/201/headers/Location")),
                change("a property that is sent is gone", new Planted().remove(BODY + "/properties/website")),
                change("a property that is got is gone", new Planted().remove(VIEW + "/properties/website")),
                change("a property that is got is no longer certain", new Planted().remove(VIEW + "/required/0")),
                change(
                        "a type that is sent is another",
                        new Planted().set(BODY + "/properties/employees/type", "\"string\"")),
                change(
                        "a type that is got is another",
                        new Planted().set(VIEW + "/properties/employees/type", "\"number\"")),
                change("a format is another", new Planted().set(VIEW + "/properties/renewsOn/format", "\"date-time\"")),
                change(
                        "a new property must be sent",
                        new Planted()
                                .set(BODY + "/properties/colour", "{\"type\": \"string\"}")
                                .add(BODY + "/required", "\"colour\"")),
                change("an old property must be sent", new Planted().add(BODY + "/required", "\"ownerId\"")),
                change("less may be sent", new Planted().set(BODY + "/properties/name/maxLength", "100")),
                change("more must be sent", new Planted().set(BODY + "/properties/name/minLength", "3")),
                change("fewer items may be sent", new Planted().set(BODY + "/properties/tags/maxItems", "10")),
                change("a limit is new", new Planted().set("/components/schemas/CustomFields/minProperties", "1")),
                change("a pattern is new", new Planted().set(BODY + "/properties/name/pattern", "\"^[A-Z]\"")),
                change(
                        "a value may no longer be sent",
                        new Planted().remove(BODY + "/properties/lifecycleStage/enum/0")),
                change("null may no longer be sent", new Planted().remove(BODY + "/properties/tier/nullable")),
                change("null may now be got", new Planted().set(VIEW + "/properties/name/nullable", "true")),
                change("a parameter is gone", new Planted().remove(LIST + "/parameters/0")),
                change("a parameter must be given", new Planted().set(LIST + "/parameters/0/required", "true")),
                change("a parameter takes less", new Planted().set(LIST + "/parameters/2/schema/maxLength", "5")),
                change("a parameter needs more", new Planted().set(LIST + "/parameters/2/schema/minLength", "5")),
                change(
                        "a content type is gone",
                        new Planted()
                                .remove("/paths/~1imports/post/requestBody/content/text~1csv")
                                .set("/paths/~1imports/post/requestBody/content/text~1plain", "{}")),
                change("a permission is another", new Planted().set(LIST + "/x-permission", "\"accounts:list\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void is_noticed_when(String change, Planted planted) {
        assertNotEquals(List.of(), new Compatibility(SMALL, small(planted.document())).breaks());
    }

    static Stream<Arguments> additions() {
        return Stream.of(
                change(
                        "a new operation",
                        new Planted()
                                .set(
                                        "/paths/~1wishes",
                                        "{\"get\": {\"operationId\": \"listWishes\", \"responses\": {\"200\":"
                                                + " {\"description\": \"Wishes.\"}}}}")),
                change(
                        "a new property to send",
                        new Planted().set(BODY + "/properties/colour", "{\"type\": \"string\"}")),
                change(
                        "a new property to get",
                        new Planted()
                                .set(VIEW + "/properties/colour", "{\"type\": \"string\"}")
                                .add(VIEW + "/required", "\"colour\"")),
                change(
                        "a new parameter",
                        new Planted()
                                .add(
                                        LIST + "/parameters",
                                        "{\"name\": \"colour\", \"in\": \"query\", \"schema\": {\"type\":"
                                                + " \"string\"}}")),
                change(
                        "a new value to send",
                        new Planted().add(BODY + "/properties/lifecycleStage/enum", "\"dormant\"")),
                change(
                        "a new value of an open enum",
                        new Planted().add(VIEW + "/properties/lifecycleStage/x-open-enum", "\"dormant\"")),
                change("more may be sent", new Planted().set(BODY + "/properties/name/maxLength", "400")),
                change("a property need not be sent any more", new Planted().remove(BODY + "/required/0")),
                change(
                        "a new kind of problem",
                        new Planted()
                                .set(
                                        LIST + "/responses/429",
                                        "{\"$ref\": \"#/components/responses/TooManyAttempts\"}")),
                change("other words", new Planted().set(LIST + "/description", "\"Better words.\"")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("additions")
    void passes_when_there_is_only(String addition, Planted planted) {
        assertEquals(List.of(), new Compatibility(SMALL, small(planted.document())).breaks());
    }

    /** Keeps a few paths: enough to see the checks work, and much faster to compare. */
    private static ApiDocument small(ApiDocument document) {
        var root = document.root();
        root.withObject("/paths").retain("/accounts", "/limits", "/imports", "/wishes");
        return ApiDocument.of(root);
    }

    private static Arguments change(String name, Planted planted) {
        return Arguments.of(name, planted);
    }
}
