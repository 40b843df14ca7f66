package io.perennial.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*/* | true", "application/json | true", "application/* | true", "APPLICATION/JSON;charset=utf-8 | true", "text/html | false",
        "application/problem+json | false", "application/problem+json, application/json;q=0.1 | true", "text/html, */*;q=0.1 | true",
        "application/json;q=0 | false", "*/*, application/json;q=0.0 | false", "application/json;q=1, */*;q=0 | true"
    })
    void the_most_specific_range_decides(String header, boolean allowed) {
        assertEquals(allowed, AcceptedTypes.of(List.of(header)).allowsOneOf(List.of("application/json")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "*/*;q=abc | true", "nonsense | true", ", ,; | true", "text/html;q=abc | true", "text/html, */*;q=abc | false", "json | true",
        "application/json;q=7 | true"
    })
    void what_cannot_be_read_counts_as_not_sent(String header, boolean allowed) {
        assertEquals(allowed, AcceptedTypes.of(List.of(header)).allowsOneOf(List.of("application/json")));
    }
}
