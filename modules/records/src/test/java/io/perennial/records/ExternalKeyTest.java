package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.json.Json;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExternalKeyTest {
    private static final ExternalKey KEY = new ExternalKey("crm", "7 b");

    @Test
    void spaces_at_the_ends_of_an_id_are_no_part_of_it() throws Exception {
        var json = Json.with(Validation.buildDefaultValidatorFactory().getValidator());
        var body = "{\"system\": \"crm\", \"externalId\": \"\\t 7 b \"}".getBytes(StandardCharsets.UTF_8);

        assertEquals(KEY, new ExternalKey("crm", " 7 b\u3000"));
        assertEquals(KEY, json.read(body, ExternalKey.class));
    }
}
