package io.perennial.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Invalid;
import io.perennial.platform.json.Json;
import io.perennial.platform.testing.Given;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountBodyTest {
    private final Json json = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());

    @ParameterizedTest
    @ValueSource(strings = {"DE", "GB", "TW", "AX"})
    void a_country_that_exists_is_taken(String country) throws IOException {
        assertEquals(country, read(country).country());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "ZZ", "XX", "EU", "AN"})
    void a_code_that_is_no_country_is_refused_with_its_format(String code) {
        var errors = assertThrows(Invalid.class, () -> read(code)).errors();

        assertEquals(1, errors.size());
        assertEquals("/country format", errors.getFirst().pointer() + " " + errors.getFirst().code());
        assertEquals(Map.of("format", "country"), errors.getFirst().wording().values());
    }

    @Test
    void what_is_no_code_at_all_is_refused_once() {
        assertEquals(1, assertThrows(Invalid.class, () -> read("Germany")).errors().size());
    }

    private AccountBody read(String country) throws IOException {
        return json.read("{\"name\": \"Elbe\", \"country\": \"%s\"}".formatted(country).getBytes(StandardCharsets.UTF_8),
                AccountBody.class);
    }
}
