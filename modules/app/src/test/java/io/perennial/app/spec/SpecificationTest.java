package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ProblemCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificationTest {
    private static final Path FILES = Path.of("..", "..", "api-specs");
    private static final int LINES_OF_A_RESOURCE = 150;

    private final ApiDocument document = Planted.SOUND;

    static Stream<Rules> rules() {
        return Stream.of(new OperationRules(), new SchemaRules(), new ProblemRules(), new ExampleRules());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keeps_the_house_rules(Rules rules) {
        assertEquals("", String.join("\n", rules.complaints(document)));
    }

    @Test
    void every_problem_that_is_explained_is_one_that_an_operation_may_answer() throws IOException {
        try (var files = Files.list(FILES.resolve("problems"))) {
            var explained = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .collect(Collectors.toSet());
            assertEquals(explained, new ProblemCatalogue(document).codes());
        }
    }

    @Test
    void every_file_is_part_of_the_document() throws IOException {
        for (var section : List.of("schemas", "parameters", "headers", "responses")) {
            try (var files = Files.list(FILES.resolve("v1").resolve(section))) {
                var written = files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                        .sorted()
                        .toList();
                assertEquals(
                        written,
                        document.root()
                                .at("/components/" + section)
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .toList());
            }
        }
    }

    @Test
    void a_file_under_paths_is_short_enough_to_be_read_at_once() throws IOException {
        try (var files = Files.list(FILES.resolve("v1").resolve("paths"))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> lines(file) > LINES_OF_A_RESOURCE).sorted().toList());
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
