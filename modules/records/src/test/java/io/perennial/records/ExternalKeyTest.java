package io.perennial.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.platform.json.Json;
import io.perennial.platform.testing.Given;
import jakarta.validation.Validation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExternalKeyTest {
    private static final ExternalKey KEY = new ExternalKey("crm", "7 b");

    @Test
    void spaces_at_the_ends_of_an_id_are_no_part_of_it() throws Exception {
        var json = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());
        var body = "{\"system\": \"crm\", \"externalId\": \"\\t 7 b \"}".getBytes(StandardCharsets.UTF_8);

        assertEquals(KEY, new ExternalKey("crm", " 7 b\u3000"));
        assertEquals(KEY, json.read(body, ExternalKey.class));
    }

    @Test
    void an_id_has_no_character_and_no_step_that_an_address_cannot_have() {
        for (var good : List.of("7 b", "a/b", "..a", "a..", "a.b", "...", "密", "a\\b", "😀", "/"))
            assertTrue(new ExternalKey("crm", good).isAddressable(), good);
        for (var bad : List.of("a\tb", "a\nb", "a\u0001b", "a\u0085b", "a\u2028b", ".", "..", "a/../b", "./a", "a\\..", "a\ud800b"))
            assertFalse(new ExternalKey("crm", bad).isAddressable(), bad);
        assertFalse(new ExternalKey("..", "7").isAddressable());
    }

    @Test
    void only_new_ids_are_refused() {
        var old = new ExternalKey("crm", "a\tb");
        var body = new Things.Body("one", List.of(KEY, old, new ExternalKey("erp", "..")));

        assertEquals(List.of("/externalKeys/2/externalId"),
                NewKeys.faults(body, List.of(old)).stream().map(fault -> fault.pointer()).toList());
    }
}
