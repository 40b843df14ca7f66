package io.perennial.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.testing.Given;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An error says where it is, wherever the field stands and whatever stands around it. */
class PointersTest {
    record Part(@Nullable String id, @Nullable List<Part> parts, @Nullable Map<String, String> texts) {}

    record Body(@NotNull String name, @Nullable List<@Valid Part> parts, @Nullable Part one, @Nullable List<String> tags) {}

    private final Json json = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    private String pointers(String body, boolean asTree) throws IOException {
        try {
            if (asTree) json.read(new ObjectMapper().readTree(body), Body.class);
            else json.read(body.getBytes(StandardCharsets.UTF_8), Body.class);
            return "";
        } catch (Invalid refused) {
            return String.join(" ", refused.errors().stream().map(FieldError::pointer).toList());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'foo': 1, 'name': 'a'} | /foo
            {'name': 'a', 'foo': 1} | /foo
            {'name': 'a', 'foo': [1, 2]} | /foo
            {'foo': [1, 2], 'name': 'a'} | /foo
            {'foo': {'a': [1, {'b': 2}]}, 'name': 'a'} | /foo
            {'name': 'a', 'tags': ['x', 'y'], 'foo': 1} | /foo
            {'tags': ['x', 'y'], 'foo': 1, 'name': 'a'} | /foo
            {'foo': 1, 'tags': ['x', 'y'], 'name': 'a'} | /foo
            {'foo': 1, 'name': 'a', 'tags': ['x', 'y']} | /foo
            {'foo': 1, 'name': 'a', 'parts': [{'id': 'a'}, {'id': 'b'}]} | /foo
            {'name': 'a', 'parts': [{'id': 'a'}, {'id': 'b'}], 'foo': 1} | /foo
            {'name': 'a', 'parts': [{'id': 'a'}, {'foo': 1, 'id': 'b'}]} | /parts/1/foo
            {'name': 'a', 'parts': [{'id': 'a'}, {'id': 'b', 'foo': 1}]} | /parts/1/foo
            {'name': 'a', 'parts': [{'id': 'a'}, {'id': 'b', 'foo': [1, 2]}], 'bar': 2} | /parts/1/foo /bar
            {'bar': 2, 'parts': [{'parts': [{}, {'foo': 1}]}], 'name': 'a'} | /parts/0/parts/1/foo /bar
            {'name': 'a', 'one': {'foo': {'a': 1}, 'texts': {'en': 'x'}}, 'bar': 2} | /one/foo /bar
            {'one': {'parts': [{}, {}], 'foo': 1}, 'name': 'a'} | /one/foo
            {'one': {'foo': 1, 'parts': [{}, {}]}, 'name': 'a'} | /one/foo
            {'name': 'a', '': 1} | /
            {'name': 'a', 'x/y': 1} | /x~1y
            {'parts': [{'foo': 1}, {'bar': 2}], 'baz': 3, 'qux': 4, 'name': 'a'} | /parts/0/foo /parts/1/bar /baz /qux
            {'name': [1, 2], 'tags': ['x']} | /name
            {'tags': [['x'], [1, 2]], 'name': 'a'} | /tags/0 /tags/1
            {'parts': {'a': [1]}, 'name': 'a'} | /parts
            {'parts': [[1, 2], {'texts': [1, 2]}], 'name': 'a'} | /parts/0 /parts/1/texts
            {'one': [1, 2], 'name': 'a', 'foo': [[1], [2]]} | /one /foo
            {'foo': [1, 2], 'bar': 1, 'baz': {'a': 1}, 'name': 'a'} | /foo /bar /baz
            {'foo': {'a': 1}, 'bar': [1, 2], 'baz': 1, 'name': 'a'} | /foo /bar /baz
            {'parts': [{'foo': [1, 2], 'id': 'b', '2': 1}], 'name': 'a', '1': [2]} | /parts/0/foo /parts/0/2 /1
            """)
    void each_error_is_at_its_place(String body, String expected) throws IOException {
        var text = body.replace('\'', '"');
        assertEquals(expected, sorted(pointers(text, false), expected), text);
        assertEquals(expected, sorted(pointers(text, true), expected), text);
    }

    /** Unknown fields are reported at the end of their objects, so their order says nothing. */
    private static String sorted(String found, String expected) {
        var wanted = List.of(expected.split(" "));
        var all = List.of(found.split(" "));
        return all.size() == wanted.size() && all.containsAll(wanted) ? expected : found;
    }
}
