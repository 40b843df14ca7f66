package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ProblemCatalogue;
import java.io.IOException;
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
}
